"""Things to do later, in the order of their time, for loops that wait for something else meanwhile."""
import heapq
import itertools
import time


class Timers:
    def __init__(self, clock=time.monotonic):
        self.clock = clock
        self._timers, self._order = [], itertools.count()

    def after(self, seconds, action, *words):
        heapq.heappush(self._timers, (self.clock() + seconds, next(self._order), action, words))

    def wait_seconds(self, most=1.0):
        return most if not self._timers else min(most, max(0.0, self._timers[0][0] - self.clock()))

    def tick(self):
        while self._timers and self._timers[0][0] <= self.clock():
            _, _, action, words = heapq.heappop(self._timers)
            action(*words)
