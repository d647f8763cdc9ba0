// Names that two modules give to different things: here the state is meant, and the wire's is
// spelled out.

internal import OKRState

typealias Organisation = OKRState.Organisation
