// What a page owes to hands, eyes and ears that the accessibility tree does not tell.
() => {
  const LEAST = 24;
  const CONTROLS = "a[href], button, input:not([type=hidden]):not([type=file]), select, textarea, summary, [role=button], [role=combobox], [role=menuitem]";
  const name = (each) => `${each.tagName.toLowerCase()} “${(each.getAttribute("aria-label") || each.textContent || each.name || "").trim().slice(0, 40)}”`;
  const seen = (each) => each.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && each.getClientRects().length > 0
    && !each.closest("[aria-hidden=true], .visually-hidden, .nicegui-skip-link");

  // Inside a sentence a link is as high as the line.
  const inSentence = (each) => {
    if (each.tagName !== "A" || getComputedStyle(each).display !== "inline") return false;
    const around = each.closest("p, li, dd, td, th, span:not(:only-child), div");
    return Boolean(around) && around.textContent.trim().length > each.textContent.trim().length;
  };
  const target = (each) => each.closest(".q-field")?.querySelector(".q-field__control") || (each.matches("input") && each.closest("label")) || each;
  const small = [...document.querySelectorAll(CONTROLS)].filter((each) => seen(each) && !inSentence(each)).flatMap((each) => {
    const { width, height } = target(each).getBoundingClientRect();
    return width >= LEAST - .5 && height >= LEAST - .5 ? [] : [`${name(each)} is ${Math.round(width)} × ${Math.round(height)}`];
  });

  const charts = [...document.querySelectorAll(".js-plotly-plot, .chart svg, .sparkline svg")].filter((each) => !each.parentElement.closest(".js-plotly-plot"));
  const mute = charts.filter((each) => !each.closest("[role=img][aria-label]:not([aria-label=''])") && !each.matches("[aria-label], [aria-labelledby]"))
    .map(() => "a picture of figures without words");
  const told = (each) => {
    for (let around = each.parentElement; around && around !== document.body; around = around.parentElement) {
      if (around.querySelector("table")) return true;
      if (around.matches("section, article, main")) return Boolean(around.nextElementSibling?.querySelector("table"));
    }
    return false;
  };
  const untold = charts.filter((each) => !told(each)).map(() => "a picture of figures without its table");

  const partly = [...document.querySelectorAll(".sparkline")].flatMap((each) => {
    const drawn = each.querySelectorAll(".session").length, rows = each.closest("figure")?.querySelectorAll("tbody tr").length ?? 0;
    return drawn === rows ? [] : [`a line of ${drawn} sessions beside a table of ${rows}`];
  });

  // The words one sees are in the name that is spoken to a computer.
  const unlike = [...document.querySelectorAll("a[aria-label], button[aria-label], summary[aria-label]")].filter(seen).filter((each) => {
    const words = each.innerText.trim().replace(/\s+/g, " ").toLowerCase();
    return words && !each.getAttribute("aria-label").toLowerCase().includes(words.replace(/[?.…]+$/, ""));
  }).map((each) => `${name(each)} is read as “${each.innerText.trim()}”`);
  const purposeless = [...document.querySelectorAll("input[type=email], input[type=password], input[name=name]")]
    .filter((each) => !each.getAttribute("autocomplete")).map(name);

  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const pointers = ["aria-labelledby", "aria-describedby", "aria-controls"].flatMap((key) => [...document.querySelectorAll(`[${key}]`)]
    .flatMap((each) => each.getAttribute(key).split(/\s+/).filter((id) => key !== "aria-controls" && id && !document.getElementById(id)).map((id) => `${name(each)}: ${key} leads to no ${id}`)));
  const invalid = [...document.querySelectorAll("[aria-invalid=true]")].filter((each) => !each.getAttribute("aria-describedby")).map(name);

  const moving = document.getAnimations().filter((each) => {
    const { duration, iterations } = each.effect.getTiming();
    return each.playState === "running" && (duration > 10 || iterations === Infinity);
  }).map((each) => each.animationName || each.transitionProperty || "unnamed");

  return { small, charts: [...mute, ...untold, ...partly], unlike, purposeless, references: [...twice.map((id) => `two elements are called ${id}`), ...pointers, ...invalid.map((each) => `${each} is invalid without a reason`)], moving,
    title: document.title, language: document.documentElement.lang };
};
