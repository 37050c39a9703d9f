// Keys, and words that light up with the fields they were read from. Every page works without it.
"use strict";
(() => {
  const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  const rows = () => [...document.querySelectorAll("[data-row]")];

  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    let at = all.indexOf(document.activeElement);
    if (at < 0) at = all.findIndex((row) => row.getAttribute("aria-current") === "true");
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const follow = (key) => {
    const target = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    if (!target) return false;
    if (target.matches("input")) target.focus();
    else target.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const dialog = document.getElementById("keys");
    if (dialog.open) return;
    if (event.key === "?") dialog.showModal();
    else if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
    else if (!follow(event.key)) return;
    event.preventDefault();
  });

  const light = (field, isLit) => {
    for (const span of field.dataset.spans.trim().split(" ")) {
      const [start, end] = span.split("-").map(Number);
      for (const words of document.querySelectorAll("[data-start]")) {
        if (Number(words.dataset.start) >= start && Number(words.dataset.end) <= end) words.classList.toggle("is-lit", isLit);
      }
    }
  };

  const lightField = (words, isLit) => {
    for (const field of document.querySelectorAll("[data-spans]")) {
      const holds = field.dataset.spans.trim().split(" ").some((span) => {
        const [start, end] = span.split("-").map(Number);
        return Number(words.dataset.start) >= start && Number(words.dataset.end) <= end;
      });
      if (holds) field.classList.toggle("is-lit", isLit);
    }
  };

  for (const field of document.querySelectorAll("[data-spans]")) {
    for (const [name, isLit] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
      field.addEventListener(name, () => light(field, isLit));
    }
  }
  for (const words of document.querySelectorAll("[data-start]")) {
    for (const [name, isLit] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
      words.addEventListener(name, () => lightField(words, isLit));
    }
  }
})();
