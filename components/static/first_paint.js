// The first paint stands until the real page has been built, and goes in the same frame.
function labFirstPaint() {
  document.body.classList.add(labTheme.dark() ? "body--dark" : "body--light");
  new MutationObserver((_, watch) => {
    if (!document.getElementById("app")?.firstElementChild) return;
    document.querySelector(".first-paint").remove();
    labTheme.restore();
    watch.disconnect();
  }).observe(document.body, { childList: true, subtree: true });
  labPainted().then(labScripts);
}

// A hidden window is not painted and does not wait; the rest of the page must be there before its scripts are.
async function labPainted() {
  if (document.readyState === "loading") await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
  if (document.hidden || performance.getEntriesByName("first-contentful-paint").length) return;
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 250);
  });
}

function labScripts() {
  for (const held of document.querySelectorAll('script[type="lab/later"]')) {
    const script = document.createElement("script");
    script.async = false; // in their order, also those written in the page
    if (held.src) script.src = held.src;
    else [script.type, script.textContent] = ["module", held.textContent];
    held.replaceWith(script);
  }
}
