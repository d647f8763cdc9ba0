// MemberService: the people.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addMembers() {
    let service = RPC.MemberService.self
    self.mutate(service.createMember, .administrator) { request throws(RequestError) in
      [.member(try required(request.member, "member"), .create)]
    } reply: { organisation, request, result in
      CreateMemberResponse(
        member: organisation.member(request.member?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateMember, .administrator) { request throws(RequestError) in
      [.member(try required(request.member, "member"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateMemberResponse(
        member: organisation.member(request.member?.id ?? ""), outcome: result.outcome,
        before: result.before())
    }
    self.mutate(service.archiveMember, .administrator) { request in
      [.archive(.member, id: request.id)]
    } reply: { organisation, request, result in
      ArchiveMemberResponse(member: organisation.member(request.id), outcome: result.outcome)
    }
    self.mutate(service.restoreMember, .administrator) { request in
      [.restore(.member, id: request.id)]
    } reply: { organisation, request, result in
      RestoreMemberResponse(member: organisation.member(request.id), outcome: result.outcome)
    }
    self.read(service.getMember) { organisation, request throws(RequestError) in
      guard let member = organisation.member(request.id) else {
        throw .notFound("member", request.id)
      }
      return GetMemberResponse(member: member)
    }
    self.list(service.listMembers, of: Member.self) {
      ListMembersResponse(members: $0, nextPageToken: $1, total: $2)
    }
  }
}
