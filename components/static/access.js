// Parts of a page are made anew, hidden or switched off when they change. Whoever stood on one of them stands on its
// successor afterwards, and not at the top of the page.
(() => {
  const CAN_STAND = "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), select, textarea, summary, [tabindex]";
  let stood = null, opener = null, byKeyboard = false, leaving = false, due = 0;

  document.addEventListener("focusin", ({ target }) => {
    leaving = false;
    if (!(target instanceof Element) || target === document.body) return;
    if (stood && layer(stood.element, stood) !== layer(target)) opener = stood;
    stood = standing(target);
  });
  document.addEventListener("keydown", ({ key }) => { [byKeyboard, leaving] = [true, key === "Tab"]; }, true);
  document.addEventListener("pointerdown", () => { [byKeyboard, stood, opener] = [false, null, null]; }, true);
  document.addEventListener("focusout", ({ relatedTarget }) => {
    if (!relatedTarget && leaving) stood = null; // on to the browser's own controls
    else look();
  });
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ["class", "disabled", "hidden", "style"] });

  function standing(element) {
    const roots = [];
    for (let root = element.parentElement; root && root !== document.body; root = root.parentElement) roots.push({ root, at: places(root).indexOf(element) });
    return { element, name: name(element), layer: layer(element), roots };
  }

  // A dialog or a menu lies in a layer of its own; the page is null.
  function layer(element, known) { return element.isConnected || !known ? element.closest("[id^=q-portal]") : known.layer; }

  function name(element) { return [element.tagName, element.getAttribute("aria-label") || element.name || element.textContent.trim().slice(0, 80)].join(); }

  function shown(element) { return element.isConnected && element.getClientRects().length > 0; }

  function places(root) { return [...root.querySelectorAll(CAN_STAND)].filter((each) => each.tabIndex >= 0 && shown(each)); }

  function look() {
    if (!stood || document.activeElement !== document.body) return;
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => { due = requestAnimationFrame(restore); }); // the successor comes in the same round
  }

  function restore() {
    if (!stood || document.activeElement !== document.body) return;
    const { element } = stood;
    if (shown(element) && element.matches(":disabled, [disabled], .disabled")) return; // it may be switched on again
    const next = shown(element) ? element : successor(stood) || (opener && (shown(opener.element) ? opener.element : successor(opener)));
    next?.focus({ preventScroll: true, focusVisible: byKeyboard });
  }

  // The one of the same name, else the one that has taken its place, else the last one before it.
  function successor({ roots, name: called }) {
    const { root, at } = roots.find((each) => shown(each.root) && places(each.root).length) || {};
    if (!root) return null;
    const now = places(root), same = now.find((each) => name(each) === called);
    return same || (byKeyboard ? now[Math.min(Math.max(at, 0), now.length - 1)] : null);
  }
})();
