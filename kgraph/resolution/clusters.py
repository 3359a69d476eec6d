"""Sets of things that belong together, under pairs that must and pairs that may not."""

from __future__ import annotations

from bisect import bisect_left, insort


class Partition:
    """The numbers 0 to `size` - 1, each in a set of its own until sets are joined; some may never meet.

    The number of a set is its smallest member, so that results do not depend on the order of joining.
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members = {item: [item] for item in range(size)}
        self._apart: dict[int, set[int]] = {}
        self._reasons: dict[int, set[str]] = {}

    def find(self, item: int) -> int:
        """Return the number of the set that holds the item."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def together(self, one: int, other: int) -> bool:
        """Tell whether both items are in one set."""
        return self.find(one) == self.find(other)

    def may_meet(self, one: int, other: int) -> bool:
        """Tell whether nothing keeps the sets of the two items apart."""
        return self.find(other) not in self._apart.get(self.find(one), ())

    def separate(self, one: int, other: int) -> None:
        """Keep the sets of the two items apart for good; they are not together yet."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, one: int, other: int, reason: str) -> bool:
        """Put the sets of the two items together unless something keeps them apart; tell whether they are one now."""
        one, other = sorted((self.find(one), self.find(other)))
        if one == other:
            return True
        if not self.may_meet(one, other):
            return False
        self._parent[other] = one
        self._gather(one, other)
        self._reasons.setdefault(one, set()).update(self._reasons.pop(other, ()), (reason,))
        for far in self._apart.pop(other, ()):
            self._apart[far].discard(other)
            self._apart[far].add(one)
            self._apart.setdefault(one, set()).add(far)
        return True

    def members(self, item: int) -> tuple[int, ...]:
        """Return the set that holds the item, sorted."""
        return tuple(self._members[self.find(item)])

    def before(self, item: int, limit: int) -> int:
        """Return how many of the set that holds the item are smaller than a limit."""
        return bisect_left(self._members[self.find(item)], limit)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the sets in the order of their smallest members, each sorted."""
        return tuple(tuple(self._members[key]) for key in sorted(self._members))

    def reason(self, item: int) -> str:
        """Return why the set of the item was put together, reasons sorted; empty for a set of one."""
        return "; ".join(sorted(self._reasons.get(self.find(item), ())))

    def _gather(self, one: int, other: int) -> None:
        """Put the members of the second set to the first, in order, moving the fewer: long chains stay cheap."""
        more, fewer = self._members[one], self._members.pop(other)
        if len(more) < len(fewer):
            more, fewer = fewer, more
        for member in fewer:
            insort(more, member)
        self._members[one] = more
