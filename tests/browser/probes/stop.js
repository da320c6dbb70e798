// Where the focus is: can it be seen, is it in view, does it come after the place it came from? Null where it is nowhere.
() => {
  const at = document.activeElement, before = window.stopBefore;
  if (!at || at === document.body || at === document.documentElement) return null;

  const field = at.closest(".q-field")?.querySelector(".q-field__control"), label = at.closest("label");
  const ring = [at, label, field, at.closest(".task-editor")].filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(", 0)");
  });

  const box = (field || label || at).getBoundingClientRect();
  const corners = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
  const uncovered = ([x, y]) => {
    const top = document.elementFromPoint(x, y), own = field || label || at;
    return Boolean(top) && (own.contains(top) || top.contains(own) || top.closest("label") === label && label !== null);
  };
  const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && corners.some(uncovered);

  const layer = (each) => each.closest("[id^=q-portal]");
  const pinned = (each) => Boolean(each) && (/fixed|sticky/.test(getComputedStyle(each).position) || pinned(each.parentElement));
  const beside = before?.element.isConnected && layer(before.element) === layer(at);
  const follows = !beside || Boolean(before.element.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  const first = (layer(at) || document.body).querySelector("a[href], button:not(:disabled), input, textarea, [tabindex='0']");
  const round = first === at; // behind the last control of a page or dialog comes the first
  const backwards = beside && !pinned(at) && !pinned(before.element)
    && box.bottom + scrollY < before.top - 4 && box.left < before.left - 4;

  const own = at.getAttribute("aria-label") || at.textContent.trim();
  const words = own || (label || at.closest(".q-field"))?.textContent.trim() || at.className;
  return { words: `${at.tagName.toLowerCase()} “${words.slice(0, 60)}”`, ring, inView, next: round || (follows && !backwards), jumps: at.tabIndex > 0 };
};
