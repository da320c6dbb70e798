// The first paint stands until the real page has been built, and goes in the same frame.
function labFirstPaint() {
  document.body.classList.add(labTheme.dark() ? "body--dark" : "body--light");
  new MutationObserver((_, watch) => {
    if (!document.getElementById("app")?.firstElementChild) return;
    document.querySelector(".first-paint").remove();
    labTheme.restore();
    watch.disconnect();
  }).observe(document.body, { childList: true, subtree: true });
}

// Resolves once the first paint is on the screen; a hidden window is not painted and does not wait.
function labPainted() {
  if (document.hidden || performance.getEntriesByName("first-contentful-paint").length) return null;
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 250);
  });
}
