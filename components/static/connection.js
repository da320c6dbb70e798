// The connection to the server: whoever loses it is told calmly, and what they typed outlives the reload that may follow.
(() => {
  const SOON_MS = 2000, BACK_MS = 4000, AGAIN_MS = 2000, KEPT = "lab-typed", KEPT_MS = 15 * 60000, PATIENT_MS = 8000;
  const LOST = ["refresh-cw", "Connection lost.", "We keep trying; nothing you typed is lost."];
  const BACK = ["circle-check", "You are connected again.", ""];
  const WRITTEN = "textarea, input:not([type=password], [type=hidden], [type=file], [type=checkbox], [role=combobox], [readonly])";
  let popup, notice, cut = false, unreachable = false, due = 0, probing = 0;

  addEventListener("DOMContentLoaded", () => {
    popup = document.getElementById("popup");
    notice = Object.assign(document.createElement("div"), { className: "connection" });
    notice.setAttribute("role", "status");
    document.body.append(notice);
    if (!popup) return;
    new MutationObserver(look).observe(popup, { attributeFilter: ["aria-hidden"] });
    restore();
  });
  // A device without a network may still have the lab on it, so the browser's word is only an occasion to ask.
  for (const kind of ["offline", "online"]) addEventListener(kind, probe);
  addEventListener("pagehide", () => { if (cut) keepTyped(); });

  async function probe() {
    clearTimeout(probing);
    unreachable = !(await fetch("/healthz", { cache: "no-store" }).then((answer) => answer.ok, () => false));
    look();
    if (unreachable) probing = setTimeout(probe, AGAIN_MS);
  }

  function look() {
    const now = unreachable || popup?.ariaHidden === "false";
    if (now === cut) return;
    cut = now;
    clearTimeout(due);
    if (cut) [keepTyped(), due = setTimeout(() => show("lost", LOST), unreachable ? 0 : SOON_MS)];
    else if (notice.childNodes.length) back();
  }

  function back() {
    sessionStorage.removeItem(KEPT);
    show("back", BACK);
    due = setTimeout(() => notice.replaceChildren(), BACK_MS);
  }

  function show(kind, [sign, ...words]) {
    const [icon, bold, rest] = ["span", "b", "span"].map((name) => document.createElement(name));
    icon.className = `icon icon-${sign}`;
    icon.ariaHidden = "true";
    [bold.textContent, rest.textContent] = words;
    const box = Object.assign(document.createElement("p"), { className: kind });
    box.append(icon, bold, rest);
    notice.replaceChildren(box);
  }

  // NiceGUI reloads a page whose server has forgotten it. Fields are known by their label and their number under it.
  function fields() {
    const seen = {};
    return [...document.querySelectorAll(`.page :is(${WRITTEN})`)].map((field) => {
      const label = (field.ariaLabel || field.labels?.[0]?.textContent || field.name).trim().slice(0, 80);
      const name = [field.type, label, field.type === "radio" ? field.value : ""].join();
      seen[name] = (seen[name] || 0) + 1;
      return [`${name},${seen[name]}`, field];
    });
  }

  function keepTyped() {
    const typed = fields().map(([key, field]) => [key, field.type === "radio" ? field.checked : field.value]).filter(([, value]) => value);
    try { sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, at: Date.now(), typed })); } catch (blocked) { /* full or refused */ }
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    if (!kept || kept.path !== location.pathname || Date.now() - kept.at > KEPT_MS) return;
    back();
    const missing = new Map(kept.typed), until = Date.now() + PATIENT_MS;
    const looking = setInterval(() => {
      if (window.did_handshake) for (const [key, field] of fields()) if (missing.has(key)) [write(field, missing.get(key)), missing.delete(key)];
      if (!missing.size || Date.now() > until) clearInterval(looking);
    }, 200);
  }

  function write(field, value) {
    if (field.type === "radio") return field.checked || field.click();
    if (field.value === value) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
})();
