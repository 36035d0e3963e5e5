"use strict";
// How a state graph looks: what Cytoscape.js draws, and in which colours.
const graphLook = (() => {
  const GAP = 4;
  const NAMES = ["ink", "paper", "good", "accent"];

  function pageColours() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    const colours = Object.fromEntries(NAMES.map((name) => [name, value(name)]));
    colours.parties = [1, 2, 3, 4, 5, 6].map((k) => value(`party-${k}`));
    return colours;
  }

  function elements(data) {
    const gap = new Map(data.nodes.map((it) => [it.number, GAP + it.ring]));
    const nodes = data.nodes.map((it) => ({
      data: {
        id: `n${it.number}`, number: it.number, label: String(it.number),
        ring: it.ring, letters: it.letters,
      },
      classes: [[it.shape, true], ["stuck", it.stuck], ["indivisible", it.indivisible],
        ["ringed", it.ring > 0]].filter((kind) => kind[1]).map((kind) => kind[0]).join(" "),
      position: { x: it.at[0], y: it.at[1] },
    }));
    const arcs = data.arcs.map((it, k) => ({
      data: {
        id: `a${k}`, source: `n${it.origin}`, target: `n${it.target}`,
        leaves: gap.get(it.origin), enters: gap.get(it.target),
        head: it.better === false ? "hollow" : "filled",
        tail: it.better_back === false && it.back ? "hollow" : "filled",
        begin: it.back ? "triangle" : "tee", bend: it.bend,
      },
      classes: `p${it.mover}`,
    }));
    return [...nodes, ...arcs];
  }

  function look(data, colours) {
    const parties = data.parties.map((it, k) => {
      const colour = colours.parties[it.colour - 1];
      const dashed = it.stroke[1] > 0;
      return {
        selector: `edge.p${k}`,
        style: {
          "line-color": colour, "target-arrow-color": colour, "source-arrow-color": colour,
          "line-style": dashed ? "dashed" : "solid",
          "line-dash-pattern": dashed ? it.stroke : [6, 3],
        },
      };
    });
    return [
      { selector: "core", style: { "active-bg-opacity": 0 } },
      { selector: "node", style: {
        width: 28, height: 28, shape: "ellipse", label: "data(label)", color: colours.ink,
        "background-color": colours.paper, "border-color": colours.ink, "border-width": 1.2,
        "font-family": "system-ui, sans-serif", "font-size": "data(letters)", "font-weight": 600,
        "text-valign": "center", "text-halign": "center", "overlay-opacity": 0,
      } },
      { selector: "node.square", style: { shape: "rectangle" } },
      { selector: "node.diamond", style: { shape: "diamond", width: 44, height: 44 } },
      { selector: "node.indivisible",
        style: { "background-color": colours.good, color: colours.paper } },
      { selector: "node.ringed", style: {
        "outline-color": colours.ink, "outline-width": "data(ring)", "outline-offset": 3 } },
      { selector: "node.stuck", style: { "outline-style": "dashed" } },
      { selector: "edge", style: {
        width: 1.6, "curve-style": "unbundled-bezier", "edge-distances": "node-position",
        "control-point-distances": "data(bend)", "control-point-weights": 0.5,
        "target-arrow-shape": "triangle", "source-arrow-shape": "data(begin)",
        "target-arrow-fill": "data(head)", "source-arrow-fill": "data(tail)",
        "arrow-scale": 1.1, "overlay-opacity": 0,
        "target-distance-from-node": "data(enters)", "source-distance-from-node": "data(leaves)",
      } },
      ...parties,
      { selector: "edge.improving[begin = 'triangle'][tail = 'hollow']",
        style: { "source-arrow-shape": "none" } },
      { selector: "edge.improving[head = 'hollow']", style: { "target-arrow-shape": "none" } },
      { selector: ".dim", style: { opacity: 0.22 } },
      { selector: "node.unmatched", style: { opacity: 0.22 } },
      { selector: "edge.open", style: { width: 2.6, "z-index": 2 } },
      { selector: "edge.chosen", style: { width: 5, "z-index": 3 } },
      { selector: "node.chosen", style: { "border-width": 4 } },
      { selector: "node.current", style: { "border-width": 4, "border-color": colours.accent,
        "background-color": colours.accent, color: colours.paper } },
      { selector: ".gone", style: { display: "none" } },
    ];
  }

  return { pageColours, elements, look };
})();
