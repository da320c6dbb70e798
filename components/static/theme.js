// Light or dark follows the system until the person chooses; the choice stays in this browser.
window.labTheme = {
  toggle() {
    const dark = !Quasar.Dark.isActive;
    try { localStorage.setItem("lab-dark", dark); } catch (blocked) { /* private windows may refuse */ }
    Quasar.Dark.set(dark);
  },
  restore() {
    let kept = null;
    try { kept = localStorage.getItem("lab-dark"); } catch (blocked) { /* private windows may refuse */ }
    if (kept !== null) Quasar.Dark.set(kept === "true");
  },
};
addEventListener("DOMContentLoaded", () => labTheme.restore());
