"""Pictures of measurements as SVG: panels of lines over one axis.

A picture stands by itself: no script, no style sheet, nothing from elsewhere, its own white ground, and a title, a
finding and its figures in words for those who don't see it. The same data give the same bytes.
"""
import dataclasses
import html
import math
import textwrap

GREEN, AMBER, RED, GREY = "#179C69", "#C07C16", "#951819", "#58555F"
INK, GRID = "#222222", "#E4E4E8"
# What tells lines apart where colours don't: their dashes, in the order of the colours.
LOOKS = [(GREEN, ""), (RED, "6 3"), (GREY, "2 2"), (AMBER, "8 2 2 2")]

WIDTH = 760
HEAD, FINDING_LINE, FINDING_LETTERS, FOOT = 40, 16, 118, 34
PANEL_HEAD, PANEL_HEIGHT, PANEL_FOOT = 36, 108, 24
LETTER, LINE_HEIGHT = 6.2, 12
LEFT, RIGHT, RIGHT_WITH_NAMES = 62, 24, 92


@dataclasses.dataclass
class Line:
    """One figure along the axis; its name is needed only beside others in the same panel."""
    points: list
    name: str = ""


@dataclasses.dataclass
class Panel:
    """One figure, or several of one unit. `text` says a value in the unit that the title names."""
    title: str
    lines: list
    text: object
    is_logarithmic: bool = False
    # Every value is written beside its point: for few points.
    has_values: bool = False
    # A value that lines should keep below, with its name.
    bound: tuple = None


@dataclasses.dataclass
class Picture:
    """Panels in columns, from left to right and from top to bottom."""
    name: str
    title: str
    finding: str
    x_title: str
    panels: list
    x_text: object
    # Every place that was measured has a tick, and tenfold steps are alike.
    is_logarithmic: bool = False
    columns: int = 1

    def svg(self):
        rows = -(-len(self.panels) // self.columns)
        finding = textwrap.wrap(self.finding, FINDING_LETTERS)
        head = HEAD + FINDING_LINE * len(finding)
        height = head + rows * (PANEL_HEAD + PANEL_HEIGHT + PANEL_FOOT) + FOOT
        width = WIDTH / self.columns
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
            f'role="img" aria-labelledby="{self.name}-t {self.name}-d" '
            'font-family="system-ui,-apple-system,\'Segoe UI\',\'Noto Sans\',\'DejaVu Sans\',sans-serif" font-size="11">',
            f'<title id="{self.name}-t">{escaped(self.title)}</title>',
            f'<desc id="{self.name}-d">{escaped(" ".join([self.finding, *map(self.words, self.panels)]))}</desc>',
            f'<g aria-hidden="true"><rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>',
            text(14, 24, self.title, size=15, weight=600)]
        parts += [text(14, 43 + FINDING_LINE * place, line, colour=GREY, size=12) for place, line in enumerate(finding)]
        xs = sorted({x for panel in self.panels for line in panel.lines for x, _ in line.points})
        for place, panel in enumerate(self.panels):
            left = (place % self.columns) * width
            top = head + (place // self.columns) * (PANEL_HEAD + PANEL_HEIGHT + PANEL_FOOT)
            # Panels above each other have their axes at the same places.
            has_names = any(len(other.lines) > 1 for other in self.panels[place % self.columns::self.columns])
            right = RIGHT_WITH_NAMES if has_names else RIGHT
            parts += Drawing(self, panel, xs, left, top, width, right).parts()
        parts += [text(WIDTH - 14, height - 12, self.x_title, anchor="end", colour=GREY), "</g></svg>"]
        return "\n".join(parts) + "\n"

    def words(self, panel):
        """The panel's figures as a sentence: all of few, the least, the most and the last of many."""
        said = []
        for line in panel.lines:
            name = f"{line.name} " if line.name else ""
            if panel.has_values:
                said.append(name + ", ".join(f"{panel.text(y)} at {self.x_text(x)}" for x, y in line.points))
            elif line.points:
                ys = [y for _, y in line.points]
                first, least, most, last = map(panel.text, (ys[0], min(ys), max(ys), ys[-1]))
                said.append(f"{name}{first} at first, {least} at the least, {most} at the most, {last} at last")
        return f"{panel.title}: {'; '.join(said)}."


class Drawing:
    """One panel at its place."""

    def __init__(self, picture, panel, xs, left, top, width, right):
        self.picture, self.panel = picture, panel
        self.left, self.right = left + LEFT, left + width - right
        self.top, self.bottom = top + PANEL_HEAD, top + PANEL_HEAD + PANEL_HEIGHT
        self.xs = xs
        ys = [y for line in panel.lines for _, y in line.points] + ([panel.bound[0]] if panel.bound else [])
        self.ticks = logarithmic_ticks(ys) if panel.is_logarithmic else linear_ticks(max(ys, default=1))

    def x(self, value):
        return self.left + (self.right - self.left) * share(value, self.xs[0], self.xs[-1], self.picture.is_logarithmic)

    def y(self, value):
        inside = share(value, self.ticks[0], self.ticks[-1], self.panel.is_logarithmic)
        return self.bottom - (self.bottom - self.top) * min(max(inside, 0), 1)

    def parts(self):
        parts = [text(self.left - 48, self.top - 20, self.panel.title, weight=600, size=12)]
        for tick in self.ticks:
            y = self.y(tick)
            parts.append(f'<line x1="{at(self.left)}" x2="{at(self.right)}" y1="{at(y)}" y2="{at(y)}" stroke="{GRID}"/>'
                         + text(self.left - 8, y + 4, self.panel.text(tick), anchor="end", colour=GREY))
        steps = self.xs if self.picture.is_logarithmic else inner_ticks(self.xs[0], self.xs[-1])
        for step in steps:
            parts.append(text(self.x(step), self.bottom + 16, self.picture.x_text(step), anchor="middle", colour=GREY))
        if self.panel.bound:
            value, name = self.panel.bound
            y = self.y(value)
            parts.append(f'<line x1="{at(self.left)}" x2="{at(self.right)}" y1="{at(y)}" y2="{at(y)}" stroke="{GREY}" '
                         'stroke-dasharray="2 3"/>' + text(self.right, y - 4, name, anchor="end", colour=GREY))
        return parts + self.drawn()

    def drawn(self):
        """The lines, their points and values where they are few, and their names at their ends, which keep a distance."""
        parts, names = [], []
        for place, line in enumerate(self.panel.lines):
            if not line.points:
                continue
            colour, dashes = LOOKS[place % len(LOOKS)]
            points = [(self.x(x), self.y(y)) for x, y in line.points]
            dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
            parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="1.5"{dashed} points="'
                         + " ".join(f"{at(x)},{at(y)}" for x, y in points) + '"/>')
            if self.panel.has_values:
                parts += [f'<circle cx="{at(x)}" cy="{at(y)}" r="2.5" fill="{colour}"/>' for x, y in points]
            if len(self.panel.lines) > 1:
                names.append((points[-1][1], line.name))
        parts += self.values() if self.panel.has_values else []
        lowest = -math.inf
        for y, name in sorted(names):
            lowest = max(y, lowest + 13)
            parts.append(text(self.right + 10, lowest + 4, name))
        return parts

    def values(self):
        """The value of each point above or below it, where it hides nothing; the words have all of them."""
        points = sorted((self.x(x), self.y(y), self.panel.text(y)) for line in self.panel.lines for x, y in line.points)
        taken = [(x - 3, y - 3, x + 3, y + 3) for x, y, _ in points]
        first, last = points[0][0], points[-1][0]
        parts = []
        for place, (x, y, words) in enumerate(points):
            anchor = "start" if x == first < last else "end" if x == last > first else "middle"
            start = x - LETTER * len(words) * {"start": 0, "middle": 0.5, "end": 1}[anchor]
            is_highest = place == 0 or points[place - 1][0] < x
            for baseline in ((y - 7, y + 15) if is_highest else (y + 15, y - 7)):
                box = (start, baseline - LINE_HEIGHT + 3, start + LETTER * len(words), baseline + 1)
                is_free = all(box[2] <= other[0] or other[2] <= box[0] or box[3] <= other[1] or other[3] <= box[1]
                              for other in taken)
                if is_free and box[3] <= self.bottom + 2:
                    taken.append(box)
                    parts.append(text(x, baseline, words, anchor=anchor, halo=True))
                    break
        return parts


# ── Numbers ──


def count(value):
    """A whole number in groups of three, or three digits of a small one."""
    if abs(value) < 100:
        return f"{value:.3g}"
    return f"{round(value):,}".replace(",", "\u202f")


def short(value):
    """A number of ticks' length: 10 000, 100 k, 10 M."""
    for least, size, letter in ((1_000_000, 1_000_000, "M"), (100_000, 1_000, "k")):
        if value >= least:
            return f"{value / size:.3g}\u202f{letter}"
    return count(value)


def share(value, low, high, is_logarithmic):
    """Where a value lies between two others, from 0 to 1."""
    if is_logarithmic:
        value, low, high = (math.log10(max(number, 1e-9)) for number in (value, low, high))
    return (value - low) / (high - low) if high > low else 0.5


def step(raw):
    """The least of 1, 2, 5, 10, 20 … that is no less."""
    power = 10.0 ** math.floor(math.log10(max(raw, 1e-9)))
    return next(factor for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999) * power


def linear_ticks(most):
    one = step(max(most, 1e-9) / 3)
    return [one * number for number in range(math.ceil(max(most, one) / one - 1e-9) + 1)]


def logarithmic_ticks(values):
    """Tenfold steps around the values; every second one where there are many."""
    positive = [value for value in values if value > 0] or [1]
    first = math.floor(math.log10(min(positive)) + 1e-9)
    last = max(math.ceil(math.log10(max(positive)) - 1e-9), first + 1)
    stride = 1 if last - first <= 4 else 2
    return [10.0 ** power for power in range(first, last + (-(last - first)) % stride + 1, stride)]


def inner_ticks(low, high):
    if high <= low:
        return [low]
    one = step((high - low) / 6)
    return [one * number for number in range(math.ceil(low / one), math.floor(high / one) + 1)]


# ── SVG ──


def escaped(words):
    return html.escape(str(words), quote=True)


def at(value):
    """A coordinate with one decimal place."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def text(x, y, words, anchor="start", colour=INK, size=None, weight=None, halo=False):
    looks = f' text-anchor="{anchor}"' if anchor != "start" else ""
    looks += f' font-size="{size}"' if size else ""
    looks += f' font-weight="{weight}"' if weight else ""
    looks += ' stroke="#FFFFFF" stroke-width="3" paint-order="stroke"' if halo else ""
    return f'<text x="{at(x)}" y="{at(y)}" fill="{colour}"{looks}>{escaped(words)}</text>'
