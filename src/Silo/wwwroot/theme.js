// Runs before the first paint: the chosen theme, or the system's while none is chosen.
(() => {
  const key = "pem-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const apply = () => { document.documentElement.dataset.theme = chosen() ?? (system.matches ? "dark" : "light"); };
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    // A choice that agrees with the system is no choice: the page follows the system again.
    try { next === (system.matches ? "dark" : "light") ? localStorage.removeItem(key) : localStorage.setItem(key, next); } catch { /* Storage is switched off: the choice lasts until the page is left. */ }
    document.documentElement.dataset.theme = next;
  });
})();
