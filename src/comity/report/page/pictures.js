"use strict";
// Draws each picture from the specification beside it, when it comes near to being seen.
{
  const NEAR = "600px";
  const LOADER = {
    load: () => Promise.reject(new Error("a picture has its data inside")),
    sanitize: () => Promise.reject(new Error("a picture leads nowhere")),
  };

  const drawn = new Set();

  async function draw(figure) {
    if (drawn.has(figure)) return;
    drawn.add(figure);
    try {
      figure.querySelector(".drawing").replaceChildren(await drawing(figure));
    } catch (error) {
      console.warn("not drawn:", figure.id, error);
      figure.querySelector(".drawing").remove();
      figure.querySelector("details").open = true;
    }
  }

  // Vega writes on the element it draws into: that is not the one whose words the page has chosen.
  async function drawing(figure) {
    const text = figure.querySelector('script[type="application/json"]').textContent;
    const { compile, expressionInterpreter: expr, parse, View } = comityVega;
    const runtime = parse(compile(JSON.parse(text)).spec, null, { ast: true });
    const view = new View(runtime, { expr, loader: LOADER, renderer: "svg", hover: false });
    const room = document.createElement("div");
    await view.initialize(room).runAsync();
    view.finalize();
    const svg = room.querySelector("svg");
    svg.setAttribute("aria-hidden", "true"); // the page says in words what it shows
    return svg;
  }

  // What can be scrolled must be within reach of the keyboard too.
  const scrollers = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });

  const figures = [...document.querySelectorAll("figure.picture")];
  const watcher = new IntersectionObserver(
    (entries) => entries.filter((it) => it.isIntersecting).forEach((it) => draw(it.target)),
    { rootMargin: NEAR },
  );
  for (const figure of figures) {
    watcher.observe(figure);
    scrollers.observe(figure.querySelector(".drawing"));
  }
  addEventListener("beforeprint", () => figures.forEach(draw));
}
