// A server's certificate and key.

package import NIOSSL

/// Paths of PEM files.
public struct TLSFiles: Sendable, Hashable {
  /// The certificate, and those that lead up to its authority.
  public var certificateChain: String
  public var privateKey: String

  public init(certificateChain: String, privateKey: String) {
    self.certificateChain = certificateChain
    self.privateKey = privateKey
  }

  /// Fails where the files can't be used: unreadable, malformed, or a key of another certificate.
  public func check() throws(TransportError) { _ = try self.context() }

  /// When the first of the chain expires, in seconds since 1970.
  public func expiry() throws(TransportError) -> Int64 { try self.validity().notAfter }

  /// When all of the chain is valid.
  public func validity() throws(TransportError) -> CertificateValidity {
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(self.certificateChain)
      return CertificateValidity(
        notBefore: chain.map { Int64($0.notValidBefore) }.max() ?? 0,
        notAfter: chain.map { Int64($0.notValidAfter) }.min() ?? 0)
    } catch {
      throw .tls(
        certificateChain: self.certificateChain, privateKey: self.privateKey, why: "\(error)")
    }
  }

  package func context() throws(TransportError) -> NIOSSLContext {
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(self.certificateChain)
      let key = try NIOSSLPrivateKey(file: self.privateKey, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw .tls(
        certificateChain: self.certificateChain, privateKey: self.privateKey, why: "\(error)")
    }
  }
}

/// From when until when a certificate is valid, in seconds since 1970.
public struct CertificateValidity: Sendable, Hashable {
  public var notBefore: Int64
  public var notAfter: Int64

  public init(notBefore: Int64, notAfter: Int64) {
    self.notBefore = notBefore
    self.notAfter = notAfter
  }
}

/// Why a server can't listen.
public enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The certificate or its key can't be used.
  case tls(certificateChain: String, privateKey: String, why: String)
  /// The address can't be bound.
  case bind(address: String, why: String)

  public var description: String {
    switch self {
    case .tls(let chain, let key, let why): "can't use certificate \(chain) with key \(key): \(why)"
    case .bind(let address, let why): "can't listen on \(address): \(why)"
    }
  }
}
