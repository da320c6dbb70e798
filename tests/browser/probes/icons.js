// With forced colours: icons that cannot be told from what they lie on.
() => {
  const channels = (colour) => {
    const numbers = (colour.match(/[\d.]+/g) || []).map(Number), least = colour.startsWith("color(") ? 255 : 1;
    return numbers.map((each, at) => at < 3 ? each * least : each);
  };
  const behind = (each) => {
    for (let at = each.parentElement; at; at = at.parentElement) {
      const [r, g, b, a = 1] = channels(getComputedStyle(at).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll(".icon")].filter((each) => each.checkVisibility() && each.getClientRects().length).filter((each) => {
    const [r, g, b, a = 1] = channels(getComputedStyle(each).backgroundColor), [x, y, z] = behind(each);
    return a === 0 || Math.abs(r - x) + Math.abs(g - y) + Math.abs(b - z) < 120;
  }).map((each) => `${each.className} in ${each.parentElement.className || each.parentElement.tagName}`);
};
