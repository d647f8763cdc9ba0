"""What several rows have in common."""
import statistics


def row(name, unit, ours, peer, theirs, goal):
    """Of rounds by turns: the medians, and ours against the peer's, more being better. What is measured in a unit of time
    is better where it is less."""
    value, peer_value = statistics.median(ours), statistics.median(theirs)
    is_rate = unit == "/s"
    return {
        "name": name, "value": value, "unit": unit, "better": "higher" if is_rate else "lower", "peer": peer,
        "peer_value": peer_value, "ratio": value / peer_value if is_rate else peer_value / value, "goal": goal,
        "n": len(ours), "min": min(ours), "max": max(ours)}


def grouped(number):
    """Rounded, with its thousands apart."""
    return f"{number:,.0f}".replace(",", " ")
