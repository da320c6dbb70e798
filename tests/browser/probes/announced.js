// What a screen reader is told while a page stands: each change in a live region, as the region reads afterwards.
(() => {
  window.announced = [];
  const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log]";
  const told = new Map();
  const regions = ({ target, addedNodes }) => {
    const at = target instanceof Element ? target : target.parentElement;
    const inside = [...addedNodes].filter((each) => each instanceof Element)
      .flatMap((each) => [...each.querySelectorAll(LIVE), ...(each.matches(LIVE) ? [each] : [])]);
    return [at?.closest(LIVE), ...inside].filter(Boolean);
  };
  new MutationObserver((changes) => {
    for (const region of new Set(changes.flatMap(regions))) {
      const words = region.textContent.trim().replace(/\s+/g, " ");
      if (!region.checkVisibility() || told.get(region) === words) continue;
      told.set(region, words);
      if (words) window.announced.push(words);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
})();
