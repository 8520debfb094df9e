"""Cuts runs at the borders of a quote, so that exactly its words can be marked or changed."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from clausecheck.drafts.word_text import Sign

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def isolate(signs: Sequence[Sign], w: str) -> list[_Element]:
    """Return the runs that hold exactly ``signs``, which follow each other in one paragraph; runs are cut for it.

    Earlier signs keep their place; later ones in the same text element do not: a paragraph is worked on from its end.
    """
    last = signs[-1]
    cut_after(last, w)
    first = signs[0]
    opening = _cut(first.node, first.index, w)
    runs = [opening]
    for sign in signs:
        run = opening if sign.node is first.node else run_of(sign.node, w)
        if run is not runs[-1]:
            runs.append(run)
    return runs


def cut_after(sign: Sign, w: str) -> _Element:
    """Cut the run after ``sign`` and return the run that ends with it."""
    run = run_of(sign.node, w)
    length = len(sign.node.text or "") if sign.node.tag == f"{w}t" else 1
    if sign.index + 1 < length:
        _cut(sign.node, sign.index + 1, w)
    elif sign.node.getnext() is not None:
        _move_after(run, sign.node.getnext(), w)
    return run


def run_of(node: _Element, w: str) -> _Element:
    """Return the run that a text element stands in."""
    return next(above for above in node.iterancestors(f"{w}r"))


def set_text(node: _Element, text: str) -> None:
    """Set the text of a text element; spaces at its ends are kept by Word only when it is told so."""
    node.text = text
    if text != text.strip() or "  " in text:
        node.set(SPACE, "preserve")


def _cut(node: _Element, index: int, w: str) -> _Element:
    """Cut before the sign ``index`` of ``node`` and return the run that begins with it."""
    run = run_of(node, w)
    if index > 0:
        text = node.text or ""
        tail = deepcopy(node)
        set_text(node, text[:index])
        set_text(tail, text[index:])
        node.addnext(tail)
        return _move_after(run, tail, w)
    if all(before.tag == f"{w}rPr" for before in node.itersiblings(preceding=True)):
        return run
    return _move_after(run, node, w)


def _move_after(run: _Element, first: _Element, w: str) -> _Element:
    """Move ``first`` and what follows it out of ``run`` into a run of the same looks after it; return that run."""
    made = run.makeelement(run.tag, dict(run.attrib))
    looks = run.find(f"{w}rPr")
    if looks is not None:
        made.append(deepcopy(looks))
    following = [first, *first.itersiblings()]
    for element in following:
        made.append(element)
    made.tail = run.tail
    run.tail = None
    run.addnext(made)
    return made
