"""Names written differently are alike; like names of different people are not."""

from __future__ import annotations

import pytest

from dragoman.resolve.likeness import SAME_NAME
from dragoman.resolve.names import fold_name, plain_words, similarity

SAME = [
    ("Omar Amir-Abdi", "Omar Amirabdi"),
    ("Omar Amir-Abdi", "Omar Amir Abdi"),
    ("Ziyad al-Nakhali", "Ziad Al Nakhali"),
    ("Ziyad al-Nakhalah", "Ziyad al-Nakhaleh"),
    ("Bahram Qasemi", "Bahram Ghassemi"),
    ("Mohammed al-Khalidi", "Muhammad Al-Khaledi"),
    ("Hossein Karimi", "Hussein Kareemi"),
    ("Sergei Orlov", "Sergey Orlov"),
    ("Oleksandr Kovalchuk", "Aleksandr Kovalchuk"),
    ("Dmitry Sokolov", "Dmitri Sokolov"),
    ("Yousef Haddad", "Yusuf Haddad"),
    ("Mara Lindqvist", "Mara Lindkvist"),
    ("José Ferrán", "Jose Ferran"),
    ("Çetin Yıldız", "Cetin Yildiz"),
    ("Abdulrahman al-Saqr", "Abdul Rahman Al Saqr"),
    ("Sean O'Hara", "Sean O’Hara"),
]
DIFFERENT = [
    ("Mara Lindqvist", "Jonas Lindqvist"),
    ("Ali Karimi", "Amir Karimi"),
    ("Hassan Rahimi", "Hossein Rahimi"),
    ("Ivan Petrov", "Ivan Petrenko"),
    ("Li Wei", "Li Wen"),
    ("Kim Min-jun", "Kim Min-ho"),
    ("Anna Berg", "Anne Berger"),
    ("Karim Hadid", "Karim Hamid"),
    ("Peter Brandt", "Petra Brandt"),
    ("John Hall", "John Hill"),
    ("Person7 Quill", "Person70 Quill"),
    ("Person7 Quill", "Person77 Quill"),
    ("Mara Batch12", "Mara Batch13"),
    ("Mara Markovec", "Mara Markoved"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_transliterations_are_alike(left: str, right: str) -> None:
    assert similarity(fold_name(left), fold_name(right)) >= SAME_NAME


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_like_names_of_different_people_are_not_alike(left: str, right: str) -> None:
    assert similarity(fold_name(left), fold_name(right)) < SAME_NAME


def test_particles_and_marks_are_no_part_of_a_name() -> None:
    assert ("omar", "hadidi") == plain_words("Omar al-Hadidi, Jr.")
