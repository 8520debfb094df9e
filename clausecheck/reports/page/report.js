"use strict";
(function () {
  const search = document.getElementById("search");
  const verdict = document.getElementById("verdict");
  const review = document.getElementById("review");
  const shown = document.getElementById("shown");
  const fold = (value) => value.toLocaleLowerCase("da").normalize("NFC");
  const cards = Array.from(document.querySelectorAll("article.card"), (card) => ({
    card,
    row: document.querySelector('tr[data-card="' + card.id + '"]'),
    text: fold(card.textContent),
  }));

  function filter() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { card, row, text } of cards) {
      const match =
        words.every((word) => text.includes(word)) &&
        (!verdict.value || card.dataset.verdict === verdict.value) &&
        (!review.checked || card.dataset.review === "1");
      card.hidden = !match;
      row.hidden = !match;
      count += match ? 1 : 0;
    }
    shown.textContent = shown.dataset.template.replace("#", String(count));
  }

  document.getElementById("tools").hidden = false;
  for (const field of [search, verdict, review]) {
    field.addEventListener("input", filter);
  }
  filter();
})();
