// What the page does beyond showing: sorts and filters tables, tells why in the table of
// stability, changes the theme, opens what is folded before printing. All of it works on what the
// page shows without it.
"use strict";

(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Tables are sorted by a button in each head: up, down, and back to the order of the report.
  const ORDERS = [null, "ascending", "descending"];
  const FILTERED_FROM = 15;
  const collator = new Intl.Collator(undefined, { numeric: true });

  function valueOf(row, column) {
    const text = row.cells[column].textContent.trim();
    const plain = text.replaceAll(",", "");
    return plain !== "" && !Number.isNaN(Number(plain)) ? Number(plain) : text;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return collator.compare(a, b);
  }

  function sort(table, rows, column, order) {
    const sorted = rows.map((row, place) => ({ row, place, value: valueOf(row, column) }));
    if (order) {
      const sign = order === "ascending" ? 1 : -1;
      sorted.sort((a, b) => sign * compare(a.value, b.value) || a.place - b.place);
    }
    table.tBodies[0].append(...sorted.map((it) => it.row));
  }

  function makeSortable(table) {
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    if (rows.length < 2) return;
    table.classList.add("sortable");
    for (const [column, head] of heads.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const place = ORDERS.indexOf(head.getAttribute("aria-sort"));
        const order = ORDERS[(place + 1) % ORDERS.length];
        for (const other of heads) other.removeAttribute("aria-sort");
        if (order) head.setAttribute("aria-sort", order);
        sort(table, rows, column, order);
      });
    }
    if (rows.length >= FILTERED_FROM) addFilter(table, rows);
  }

  function addFilter(table, rows) {
    const box = document.createElement("div");
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("span");
    box.className = "filter";
    field.type = "search";
    count.setAttribute("role", "status");
    label.append("Show rows with ", field);
    box.append(label, count);
    table.parentElement.before(box);
    field.addEventListener("input", () => {
      const wanted = field.value.toLocaleLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = wanted ? `${shown} of ${rows.length} rows` : "";
    });
  }

  // The tables of stability are walked through as one, block by block along an outcome: one cell at
  // a time can be reached by Tab, the arrow keys move on.
  function makeTelling(tables) {
    const panel = document.getElementById("stability-why");
    const height = tables[0]?.tBodies[0].rows.length ?? 0;
    const line = (place) =>
      tables.flatMap((table) => all("td[data-why]", table.tBodies[0].rows[place]));
    const lines = Array.from({ length: height }, (_, place) => line(place)).filter((it) => it.length);
    if (!lines.length) return;
    for (const line of lines) for (const cell of line) cell.tabIndex = -1;
    lines[0][0].tabIndex = 0;
    let current = lines[0][0];

    function choose(cell, { focus }) {
      current.tabIndex = -1;
      current.removeAttribute("aria-selected");
      current = cell;
      cell.tabIndex = 0;
      cell.setAttribute("aria-selected", "true");
      const words = document.createElement("p");
      words.dir = "auto";
      words.textContent = document.getElementById(cell.dataset.why).textContent;
      panel.replaceChildren(words);
      panel.hidden = false;
      if (focus) cell.focus();
    }

    function beside(cell, key) {
      const row = lines.findIndex((line) => line.includes(cell));
      const column = lines[row].indexOf(cell);
      const last = lines[row].length - 1;
      const to = {
        ArrowLeft: [row, column - 1],
        ArrowRight: [row, column + 1],
        ArrowUp: [row - 1, column],
        ArrowDown: [row + 1, column],
        Home: [row, 0],
        End: [row, last],
      }[key];
      return to ? lines[to[0]]?.[to[1]] : undefined;
    }

    const told = (event) => event.target.closest("td[data-why]");
    function onClick(event) {
      const cell = told(event);
      if (cell) choose(cell, { focus: true });
    }
    function onFocus(event) {
      const cell = told(event);
      const isTold = cell?.getAttribute("aria-selected") === "true" && !panel.hidden;
      if (cell && !isTold) choose(cell, { focus: false });
    }
    function onKey(event) {
      const cell = told(event);
      if (!cell) return;
      if (event.key === "Escape") panel.hidden = true;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(cell, { focus: true });
      }
      const next = beside(cell, event.key);
      if (!next) return;
      event.preventDefault();
      choose(next, { focus: true });
    }
    for (const table of tables) {
      table.setAttribute("role", "grid");
      table.addEventListener("click", onClick);
      table.addEventListener("focusin", onFocus);
      table.addEventListener("keydown", onKey);
    }
  }

  // The theme follows the system until somebody chooses.
  function addThemes() {
    const THEMES = ["system", "light", "dark"];
    const label = document.createElement("label");
    const choice = document.createElement("select");
    label.className = "theme";
    for (const theme of THEMES) choice.add(new Option(theme, theme));
    label.append("Theme ", choice);
    document.querySelector("header").append(label);
    choice.addEventListener("change", () => {
      if (choice.value === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = choice.value;
      document.dispatchEvent(new Event("themechange"));
    });
  }

  // Regions take the focus only where there is something to scroll.
  function reachScrolling() {
    for (const region of all(".scroll[tabindex]")) {
      region.tabIndex = region.scrollWidth > region.clientWidth ? 0 : -1;
    }
  }

  all("main table:not(.options, .stability)").forEach(makeSortable);
  makeTelling(all("table.stability"));
  addThemes();
  reachScrolling();
  addEventListener("resize", reachScrolling);
  addEventListener("beforeprint", () => {
    for (const it of all("details:not([open], .whys)")) {
      it.open = true;
      it.dataset.closed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const it of all("details[data-closed]")) {
      it.open = false;
      delete it.dataset.closed;
    }
  });
})();
