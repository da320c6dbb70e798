// Small choices that stay in this browser: devices, volume, captions.

export function kept(name, otherwise) {
  try { return localStorage.getItem(`lab-speech-${name}`) ?? otherwise; } catch (blocked) { return otherwise; }
}

export function keep(name, value) {
  try { localStorage.setItem(`lab-speech-${name}`, String(value)); } catch (blocked) { /* private windows may refuse */ }
}
