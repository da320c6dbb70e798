// What a page's visitor sees and when: `pages.py` puts it into every page before anything else runs.
window.now = () => performance.timeOrigin + performance.now();
window.seen = {
  shift: 0,
  told() {
    const charts = performance.getEntriesByType("resource").filter((each) => /plotly/.test(each.name));
    return {
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
      heading: this.heading ? this.heading - performance.timeOrigin : null,
      usable: this.ready - performance.timeOrigin,
      shift: this.shift,
      charts_asked: charts.length ? Math.min(...charts.map((each) => each.startTime)) : null,
      charts_came: charts.length ? Math.max(...charts.map((each) => each.responseEnd)) : null,
    };
  },
};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
(function look() {
  const heading = document.querySelector("h1");
  if (heading?.getClientRects().length) window.seen.heading ??= window.now();
  if (window.did_handshake) window.seen.ready ??= window.now();
  else requestAnimationFrame(look);
})();
