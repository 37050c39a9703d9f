"""The public names: they stay what the manual says, whatever has been imported."""

from __future__ import annotations

import types

import pytest

import dragoman


def test_read_is_the_function_after_the_room_of_that_name_is_imported():
    from dragoman.read import walk_inputs

    assert callable(walk_inputs)
    assert isinstance(dragoman.read, types.FunctionType)


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_is_there_and_no_module(name: str):
    assert not isinstance(getattr(dragoman, name), types.ModuleType)
