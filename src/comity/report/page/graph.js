"use strict";
// State graphs: drawn by Cytoscape.js at the places that the report gives, and walked through by
// keyboard, mouse or touch. Whatever comes from a case is put in as text, never as HTML.
{
  const FIRST_ZOOM = 1.6;
  const SMALL = 9; // pixels of letters: where all would be smaller, a part is shown first, READABLE
  const READABLE = 12;
  const EDGE = 30;
  const HINT = "Choose an outcome in the graph to see which moves are open there.";
  const PART = " This is a part of the graph; drag it, or choose All.";
  const { pageColours, elements, look } = graphLook;
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");

  // Words are lists of texts; what comes from a case stands in a <bdi>, so that its direction
  // does not turn what stands around it.
  function fill(element, words) {
    element.replaceChildren(...words.map((it) => {
      if (typeof it === "string") return it;
      const own = document.createElement("bdi");
      own.textContent = it.own;
      return own;
    }));
  }

  function start(figure) {
    const data = JSON.parse(figure.querySelector(".graph-data").textContent);
    const find = (name) => figure.querySelector(`.graph-${name}`);
    const canvas = find("canvas");
    const nodes = new Map(data.nodes.map((it) => [it.number, it]));
    const home = (data.nodes.find((it) => it.now) || data.nodes.find((it) => it.proposed)
      || data.nodes[0]).number;
    let current = null;
    let chosen = -1;
    let open = [];
    let path = [];
    let sized = false;
    let part = false;

    find("live").hidden = false;
    const cy = cytoscape({
      container: canvas, elements: elements(data), style: look(data, pageColours()),
      layout: { name: "preset" }, autoungrabify: true, autounselectify: true,
      boxSelectionEnabled: false, userZoomingEnabled: false, minZoom: 0.05, maxZoom: 6,
    });
    const nodeOf = (number) => cy.getElementById(`n${number}`);
    const arcOf = (place) => cy.getElementById(`a${place}`);

    function fit() {
      part = false;
      cy.fit(undefined, EDGE);
      if (cy.zoom() > FIRST_ZOOM) {
        cy.zoom(FIRST_ZOOM);
        cy.center();
      }
      sized = false;
    }

    // Shows what stands about the status quo where all of it would be too small to read.
    function begin() {
      fit();
      const least = Math.min(...data.nodes.map((it) => it.letters));
      if (cy.zoom() * least >= SMALL) return;
      part = true;
      cy.zoom(READABLE / least);
      cy.center(nodeOf(home));
      const { x1, x2, y1, y2 } = cy.elements().boundingBox();
      const { x, y } = cy.pan();
      cy.pan({ x: held(x, cy.width(), x1, x2), y: held(y, cy.height(), y1, y2) });
    }

    // Keeps a drawing from leaving room at one side while it goes on at the other.
    function held(pan, size, low, high) {
      const last = size - EDGE - high * cy.zoom();
      const first = EDGE - low * cy.zoom();
      return last > first ? (last + first) / 2 : Math.min(first, Math.max(last, pan));
    }

    function all() {
      fit();
      list();
    }

    function zoom(factor) {
      sized = true;
      const middle = { x: cy.width() / 2, y: cy.height() / 2 };
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle });
    }

    function outcome(number) {
      return [`${number} (`, { own: nodes.get(number).words }, ")"];
    }

    function described(number) {
      const it = nodes.get(number);
      const words = ["Outcome ", ...outcome(number)];
      if (it.now) words.push(", the status quo");
      if (it.proposed) words.push(", the proposed outcome");
      words.push(". ");
      if (it.stuck) words.push("Nobody has a move. ");
      else if (it.holds.length) words.push(`Holds under ${it.holds.join(", ")}. `);
      if (it.indivisible) words.push("Indivisible: nobody is worse off. ");
      words.push(open.length === 1 ? "1 move is open. " : `${open.length} moves are open. `);
      const hidden = every(number).length - open.length;
      if (hidden) words.push(`${hidden} more by what you have switched off. `);
      if (it.beyond) words.push(`${it.beyond} more to outcomes that are not shown. `);
      return words;
    }

    function kind(move) {
      let words = "";
      if (move.better !== null) words += move.better ? ", better for it" : ", not better for it";
      return words + (move.back ? "" : ", no way back");
    }

    function moved(move, verb) {
      const by = { own: data.parties[move.mover].name };
      return [by, ` ${verb} `, ...outcome(move.to), `${kind(move)}. `];
    }

    function moves(number, kept) {
      const found = [];
      data.arcs.forEach((it, place) => {
        const { mover, back } = it;
        const from = it.origin === number;
        if (!from && !(it.target === number && back)) return;
        const move = { place, mover, back, to: from ? it.target : it.origin,
          better: from ? it.better : it.better_back };
        if (kept(move)) found.push(move);
      });
      return found;
    }

    function every(number) {
      return moves(number, () => true);
    }

    function shown(move) {
      const party = figure.querySelector(`.graph-party[value="${move.mover}"]`);
      return party.checked && (!onlyBetter() || move.better);
    }

    function onlyBetter() {
      return find("improvements") !== null && find("improvements").checked;
    }

    function mark() {
      cy.batch(() => {
        cy.elements().removeClass("dim open chosen current");
        if (current === null) return;
        cy.elements().addClass("dim");
        nodeOf(current).removeClass("dim").addClass("current");
        every(current).forEach((move) => nodeOf(move.to).removeClass("dim"));
        open.forEach((move, k) => {
          const arc = arcOf(move.place).removeClass("dim");
          arc.union(nodeOf(move.to)).addClass(k === chosen ? "open chosen" : "open");
        });
      });
    }

    function list() {
      if (current === null) {
        find("here").replaceChildren(part ? HINT + PART : HINT);
        find("moves").replaceChildren();
        return;
      }
      fill(find("here"), described(current));
      find("moves").replaceChildren(...open.map((move, k) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        fill(button, moved(move, "to"));
        if (k === chosen) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => make(move));
        item.append(button);
        return item;
      }));
    }

    function show(words) {
      mark();
      list();
      if (words) fill(find("said"), words);
    }

    function arrive(number, before) {
      current = number;
      chosen = -1;
      open = moves(number, shown);
      const there = nodeOf(number);
      const { x1, x2, y1, y2 } = cy.extent();
      const { x, y } = there.position();
      if (x < x1 || x > x2 || y < y1 || y > y2) {
        if (reduced.matches) cy.center(there);
        else cy.animate({ center: { eles: there }, duration: 200 });
      }
      show([...before, ...described(number)]);
    }

    function make(move) {
      const inList = find("moves").contains(document.activeElement);
      path.push(current);
      arrive(move.to, [...moved(move, "moved to")]);
      if (inList) canvas.focus({ preventScroll: true });
    }

    function choose(step) {
      if (!open.length) {
        show(["No move is open here."]);
        return;
      }
      chosen = chosen < 0 && step < 0 ? open.length - 1 : (chosen + step + open.length) % open.length;
      show([`Move ${chosen + 1} of ${open.length}: `, ...moved(open[chosen], "to")]);
      const button = find("moves").children[chosen];
      const panel = find("panel");
      panel.scrollTop = button.offsetTop - panel.offsetTop - panel.clientHeight / 2;
    }

    function leave() {
      current = null;
      open = [];
      path = [];
      chosen = -1;
      show(["Left the graph."]);
      canvas.blur();
    }

    const keys = {
      ArrowRight: () => choose(1), ArrowDown: () => choose(1),
      ArrowLeft: () => choose(-1), ArrowUp: () => choose(-1),
      Enter: () => (chosen < 0 ? show(["Choose a move with the arrow keys."]) : make(open[chosen])),
      Backspace: () => (path.length ? arrive(path.pop(), ["Back. "])
        : show(["There is nothing to go back to."])),
      Home: () => { path = []; arrive(home, []); },
      Escape: leave,
      "+": () => zoom(1.25), "-": () => zoom(0.8), 0: all,
    };

    function filter() {
      cy.batch(() => {
        data.arcs.forEach((it, place) => {
          const ends = [it.better, ...(it.back ? [it.better_back] : [])];
          const seen = ends.some((better) => shown({ mover: it.mover, better }));
          arcOf(place).toggleClass("gone", !seen).toggleClass("improving", onlyBetter());
        });
      });
      const count = cy.edges().not(".gone").length;
      if (current !== null) open = moves(current, shown);
      chosen = -1;
      show([`${count} of ${data.arcs.length} arcs are shown. `]);
      print();
    }

    function matching() {
      const asked = find("find").value.trim().toLocaleLowerCase();
      const fits = (it) => !asked || String(it.number) === asked
        || it.words.toLocaleLowerCase().includes(asked);
      cy.batch(() => data.nodes.forEach((it) => {
        nodeOf(it.number).toggleClass("unmatched", !fits(it));
      }));
      return asked ? data.nodes.filter(fits) : [];
    }

    function search() {
      const { length } = matching();
      const count = length === 1 ? "1 outcome matches." : `${length} outcomes match.`;
      fill(find("said"), [find("find").value.trim() ? count : ""]);
    }

    // Pages are printed from a picture made beforehand: a browser does not wait for a new drawing.
    function print() {
      cy.batch(() => cy.elements().removeClass("dim open chosen current unmatched"));
      cy.style().fromJson(look(data, data.print)).update();
      const picture = cy.png({ full: true, scale: 2, maxWidth: 2400, maxHeight: 2400,
        bg: data.print.paper });
      cy.style().fromJson(look(data, pageColours())).update();
      find("print").src = picture;
      find("print").hidden = false;
      matching();
      mark();
    }

    canvas.addEventListener("keydown", (event) => {
      const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      if (current === null && event.key.length > 1 && event.key !== "Escape") arrive(home, []);
      else act();
    });
    canvas.addEventListener("focus", () => {
      if (current === null && canvas.matches(":focus-visible")) arrive(home, []);
    });
    cy.on("tap", "node", (event) => {
      const number = event.target.data("number");
      const move = open.find((it) => it.to === number);
      if (move) make(move);
      else if (number !== current) {
        if (current !== null) path.push(current);
        arrive(number, []);
      }
      canvas.focus({ preventScroll: true });
    });
    figure.querySelectorAll(".graph-party, .graph-improvements").forEach((box) => {
      box.addEventListener("change", filter);
    });
    find("find").addEventListener("input", search);
    find("find").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const found = matching();
      if (found.length) arrive(found[0].number, []);
    });
    find("in").addEventListener("click", () => zoom(1.25));
    find("out").addEventListener("click", () => zoom(0.8));
    find("fit").addEventListener("click", all);
    const repaint = () => cy.style().fromJson(look(data, pageColours())).update();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    document.addEventListener("themechange", repaint);
    new ResizeObserver(() => {
      cy.resize();
      if (!sized && part) begin();
      else if (!sized) fit();
    }).observe(canvas);
    begin();
    filter();
    fill(find("said"), []);
  }

  // Cytoscape.js puts a <style> into the page, which the policy refuses, unless it finds one under
  // this id. What would be in it stands in page.css.
  const standIn = document.createElement("meta");
  standIn.id = "__________cytoscape_stylesheet";
  document.head.append(standIn);
  document.querySelectorAll("figure.graph").forEach(start);
}
