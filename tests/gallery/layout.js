// What of the page runs out of its place: text that is cut, boxes that scroll sideways, what stands beyond the edge.
() => {
  const SLACK = 2; // pixels; boxes of letters are rounded
  const TWO_DIMENSIONAL = "table, pre, code, .cm-editor, .cm-scroller, [data-wide]";
  const name = (element) => {
    const classes = [...element.classList].filter((each) => !each.startsWith("q-") && !each.startsWith("nicegui")).slice(0, 3);
    return [element.tagName.toLowerCase(), ...classes].join(".");
  };
  const said = (text) => text.trim().replace(/\s+/g, " ").slice(0, 60);
  const hidden = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" || (at.offsetWidth <= 1 && at.offsetHeight <= 1 && style.overflow !== "visible")) return true;
      if (at.matches("[aria-hidden=true], .nicegui-skip-link, svg, select, option, .q-notifications")) return true;
    }
    return !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const shortened = (style) => style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
  const cuts = (value) => value === "hidden" || value === "clip";

  // The nearest ancestors that cut what stands in `element`, until one that scrolls.
  function cutter(element, box) {
    let place = element, across = true, down = true;
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (at !== place && getComputedStyle(place).position === "fixed") return null;
      const style = getComputedStyle(at), edge = at.getBoundingClientRect();
      const free = at !== element && getComputedStyle(place).position === "absolute" && style.position === "static";
      if (!free) {
        if (across && cuts(style.overflowX) && !shortened(style) && (box.left < edge.left - SLACK || box.right > edge.right + SLACK)) return at;
        const air = Math.max(SLACK, box.height * .3);
        if (down && cuts(style.overflowY) && !shortened(style) && (box.top < edge.top - air || box.bottom > edge.bottom + air)) return at;
        if (!cuts(style.overflowX) && style.overflowX !== "visible" && at !== document.body) across = false;
        if (!cuts(style.overflowY) && style.overflowY !== "visible" && at !== document.body) down = false;
        if (shortened(style)) return null;
        place = at;
      }
    }
    return null;
  }

  const cut = [], beyond = [], sideways = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, noscript, textarea, .cm-editor") || hidden(element)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const by = cutter(element, box);
      if (by) { cut.push(`“${said(node.data)}” in ${name(element)}, cut by ${name(by)}`); break; }
    }
  }
  const edge = document.documentElement.clientWidth;
  const over = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - edge;
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  for (const element of document.body.querySelectorAll("*")) {
    if (scrolls(element) && element.scrollWidth > element.clientWidth + SLACK && element.clientWidth > 1
      && !element.matches(TWO_DIMENSIONAL) && !element.querySelector(TWO_DIMENSIONAL) && !hidden(element)) sideways.push(name(element));
    if (over > 0 && element.getBoundingClientRect().right > edge + SLACK && !element.closest("svg")) {
      let inside = element.parentElement;
      while (inside && !scrolls(inside) && !cuts(getComputedStyle(inside).overflowX)) inside = inside.parentElement;
      if (!inside || inside === document.body || inside === document.documentElement) beyond.push(name(element));
    }
  }
  for (const element of document.body.querySelectorAll("a, button, input, select, textarea, summary")) {
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > edge + 1 || box.left < -1) && !hidden(element)) {
      let inside = element.parentElement;
      while (inside && inside !== document.body && !scrolls(inside)) inside = inside.parentElement;
      if (!inside || inside === document.body) cut.push(`${name(element)} “${said(element.textContent)}”, cut by the edge of the window`);
    }
  }
  return { over: Math.max(0, over), beyond: [...new Set(beyond)].slice(0, 6), cut: [...new Set(cut)], sideways: [...new Set(sideways)] };
}
