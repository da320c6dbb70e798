// Light or dark follows the system until the person chooses; the choice stays in this browser.
window.labTheme = {
  toggle() {
    const dark = !Quasar.Dark.isActive;
    try { localStorage.setItem("lab-dark", dark); } catch (blocked) { /* private windows may refuse */ }
    Quasar.Dark.set(dark);
  },
  restore() {
    if (labTheme.chosen() !== null) Quasar.Dark.set(labTheme.dark());
  },
  chosen() {
    try { return localStorage.getItem("lab-dark"); } catch (blocked) { return null; /* private windows may refuse */ }
  },
  dark() {
    return labTheme.chosen() === null ? matchMedia("(prefers-color-scheme: dark)").matches : labTheme.chosen() === "true";
  },
};
