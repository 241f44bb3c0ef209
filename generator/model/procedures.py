"""Procedures: steps with their posts, limits and forms; decisions, branches and loops."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.base import Entity, Maybe, Model, Reference, Text
from generator.model.forms import FormReference
from generator.model.numbers import Count, Truth
from generator.model.parties import DepartmentReference, PartyReference
from generator.model.standing import Standing
from generator.model.time_limits import Limit, LimitReference


class StepReference(Reference):
    """Refers to a step."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("step",)


class Repeat(Model):
    """How a loop is left: until what holds, after how many rounds at most, and to whom it goes then."""

    until: Text
    at_most: Maybe[Count]
    escalate_to: Maybe[PartyReference]


class Branch(Model):
    """A way out of a decision."""

    when: Text
    next: StepReference
    limits: tuple[LimitReference, ...] = ()
    repeat: Repeat | None = None


class Step(Entity):
    """A step. A task goes on to `next` or to the step written below it; a decision has branches."""

    kind: ClassVar[str] = "step"
    type: Literal["start", "task", "decision", "end"] = "task"
    title: Text
    """A few words, for the chart."""
    text: Text | None = None
    who: Maybe[tuple[PartyReference, ...]]
    delegable: Truth = False
    """Whether somebody authorised by them may do it as well."""
    limits: Maybe[tuple[LimitReference, ...]] = ()
    forms: tuple[FormReference, ...] = ()
    next: StepReference | None = None
    repeat: Repeat | None = None
    branches: tuple[Branch, ...] = ()


class Rule(Standing):
    """A rule of a procedure that is no step: who supervises, reports or sums up, and when."""

    kind: ClassVar[str] = "rule"
    title: Text
    text: Text
    who: Maybe[tuple[PartyReference, ...]]
    delegable: Truth = False
    """Whether somebody authorised by them may do it as well."""
    limits: Maybe[tuple[LimitReference, ...]] = ()
    forms: tuple[FormReference, ...] = ()


class Procedure(Standing):
    """A procedure: what happens in which order, who does it, by when and on which form."""

    kind: ClassVar[str] = "procedure"
    number: Maybe[Text]
    title: Text
    department: Maybe[DepartmentReference]
    purpose: Text | None = None
    scope: Text | None = None
    steps: tuple[Step, ...]
    rules: tuple[Rule, ...] = ()
    limits: tuple[Limit, ...] = ()

    def ways(self) -> dict[str, tuple[str, ...]]:
        """Return the steps that each leads to: its branches, its `next`, or the step written below it."""
        found: dict[str, tuple[str, ...]] = {}
        for number, step in enumerate(self.steps):
            if step.type == "end":
                targets: tuple[str, ...] = ()
            elif step.branches:
                targets = tuple(branch.next for branch in step.branches)
            elif step.next:
                targets = (step.next,)
            else:
                targets = tuple(following.id for following in self.steps[number + 1 : number + 2])
            found[step.id] = targets
        return found

    def returns(self) -> frozenset[tuple[str, str]]:
        """Return the ways that lead back into a loop, each as the steps it comes from and goes to.

        They are the back edges of a walk from the start: a way that only joins a line that is walked
        elsewhere is none.
        """
        ways = self.ways()
        found: set[tuple[str, str]] = set()
        done: set[str] = set()
        for start in (step.id for step in self.steps):
            line: list[tuple[str, list[str]]] = [] if start in done else [(start, list(ways[start]))]
            while line:
                here, targets = line[-1]
                if not targets:
                    done.add(here)
                    line.pop()
                    continue
                target = targets.pop(0)
                if any(target == step for step, _ in line):
                    found.add((here, target))
                elif target in ways and target not in done:
                    line.append((target, list(ways[target])))
        return frozenset(found)
