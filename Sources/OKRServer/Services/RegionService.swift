// RegionService: the parts of an organisation.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addRegions() {
    let service = RPC.RegionService.self
    self.mutate(service.createRegion, .administrator) { request throws(RequestError) in
      [.region(try required(request.region, "region"), .create)]
    } reply: { organisation, request, result in
      CreateRegionResponse(
        region: organisation.region(request.region?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateRegion, .administrator) { request throws(RequestError) in
      [.region(try required(request.region, "region"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateRegionResponse(
        region: organisation.region(request.region?.id ?? ""), outcome: result.outcome,
        before: result.before())
    }
    self.mutate(service.archiveRegion, .administrator) { request in
      [.archive(.region, id: request.id)]
    } reply: { organisation, request, result in
      ArchiveRegionResponse(region: organisation.region(request.id), outcome: result.outcome)
    }
    self.mutate(service.restoreRegion, .administrator) { request in
      [.restore(.region, id: request.id)]
    } reply: { organisation, request, result in
      RestoreRegionResponse(region: organisation.region(request.id), outcome: result.outcome)
    }
    self.read(service.getRegion) { organisation, request throws(RequestError) in
      guard let region = organisation.region(request.id) else {
        throw .notFound("region", request.id)
      }
      return GetRegionResponse(region: region)
    }
    self.list(service.listRegions, of: Region.self) {
      ListRegionsResponse(regions: $0, nextPageToken: $1, total: $2)
    }
  }
}
