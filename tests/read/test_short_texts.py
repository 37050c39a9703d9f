"""A short text is taken for another language only where its small words say so."""

from __future__ import annotations

import pytest
from readings import codes, reading_of

from dragoman.read.language import judge_language


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said <b>nothing</b> & left.",
        "Norwegian police arrested three Chilean diplomats in Bergen on Monday.",
        "Putin, Xi meet in Kazan.",
        "Angela Merkel met Emmanuel Macron and Pedro Sánchez in Berlin.",
        "No dey worry, minister tell fishermen.",
        "We go win, Okoro tell supporters for Lagos.",
        "Police don arrest five people.",
        "Die Zeit and Le Monde report.",
        "El Salvador votes.",
        "Las Vegas police said no.",
        "President Lula da Silva flew to Rio de Janeiro.",
        "Mara Lindqvist: ‘Nei’.",
        "Abu Bakr al-Baghdadi killed, Trump says.",
        "Ministers quit.",
        "OSLO (NTB) – Talks on.",
        "Osman Bey and Fatma Hanım Yıldırım lost seats in Diyarbakır and Gaziantep.",
    ],
)
def test_short_english_is_never_refused(text: str) -> None:
    assert "language" not in codes(list(reading_of({"text": text, "language": "en"}).issues))
    assert "language" not in codes(list(reading_of({"text": text}).issues))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Minister sagte, dass er nicht nach Oslo fährt und bleibt.", "de"),
        ("Le ministre a dit que les négociations ne sont pas finies.", "fr"),
        ("El ministro dijo que no viajará a Oslo con los enviados.", "es"),
        ("O ministro disse que não vai a Oslo com os enviados.", "pt"),
        ("Il ministro ha detto che non andrà a Oslo con gli inviati.", "it"),
        ("De minister zei dat het niet naar Oslo gaat.", "nl"),
        ("Minister powiedział, że nie pojedzie do Oslo.", "pl"),
        ("Bakan, heyet ile Oslo için bir plan ve takvim sundu.", "tr"),
        ("Menteri itu tidak akan pergi ke Oslo dengan utusan.", "id"),
        ("Министр сказал, что переговоры продолжаются.", "ru"),
        ("قال الوزير إن المحادثات ستستمر يوم الاثنين", "ar"),
    ],
)
def test_short_text_in_another_language_is_refused(text: str, language: str) -> None:
    assert language == judge_language(text, ["en"])
