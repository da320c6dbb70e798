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
