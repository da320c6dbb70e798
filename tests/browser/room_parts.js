// Where the parts of the room are, in the window; a part that is covered at its middle by another says by which.
(selectors) => Object.fromEntries(Object.entries(selectors).map(([name, selector]) => {
  const element = [...document.querySelectorAll(selector)].find((each) => each.getClientRects().length);
  if (!element) return [name, null];
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return [name, { left, top, right, bottom, covered: over && !element.contains(over) && !over.contains(element) ? over.outerHTML.slice(0, 90) : "" }];
}))
