import CCurl
import Foundation

/// One of libcurl's easy handles with the memory it writes its messages to.
///
/// Not to be shared: it belongs to the loop that made it. Reset rather than freed between transfers,
/// so that connections, names and TLS sessions are kept.
struct EasyHandle {
  let easy: UnsafeMutableRawPointer
  private let message: UnsafeMutablePointer<CChar>
  private var headers: UnsafeMutablePointer<curl_slist>?

  /// Nil where memory has run out.
  init?() {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.pointee = 0
  }

  func free() {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headers)
    message.deallocate()
  }

  mutating func reset() {
    curl_easy_reset(easy)
    curl_slist_free_all(headers)
    headers = nil
    message.pointee = 0
  }

  /// Makes it ready for a transfer, which must outlive it.
  mutating func prepare(_ transfer: CurlTransfer) throws(ModelError) {
    let request = transfer.request
    let owner = UnsafeRawPointer(Unmanaged.passUnretained(transfer).toOpaque())
    set(CURLOPT_PRIVATE, owner)
    set(CURLOPT_ERRORBUFFER, UnsafeRawPointer(message))
    set(CURLOPT_NOSIGNAL, 1)
    // A cancelled transfer must not hold up the loop until its name has been looked up.
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    // Rather wait to share one HTTP/2 connection than open one for each request; without TLS the
    // wait would last until the first response.
    set(CURLOPT_PIPEWAIT, request.url.hasPrefix("https") ? 1 : 0)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_TCP_KEEPALIVE, 1)
    // Replies are small and hundreds may be under way: a quarter of the usual buffer for each.
    set(CURLOPT_BUFFERSIZE, 4 << 10)
    set(CURLOPT_UPLOAD_BUFFERSIZE, 16 << 10)
    set(CURLOPT_URL, request.url)
    let timeout = request.timeout.isNaN ? 0 : request.timeout
    set(CURLOPT_TIMEOUT_MS, Int(max(1, min(timeout, 86_400) * 1000)))
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, min(timeout, 15) * 1000)))
    if let caFile = request.caFile { set(CURLOPT_CAINFO, caFile) }
    if let socket = request.unixSocket { set(CURLOPT_UNIX_SOCKET_PATH, socket) }
    if request.unixSocket != nil || Host.isLoopback(url: request.url) { set(CURLOPT_PROXY, "") }
    setBody(request)
    try setHeaders(request.headers)
    set(CURLOPT_HEADERDATA, owner)
    set(CURLOPT_WRITEDATA, owner)
    _ = locum_easy_write(easy, CURLOPT_HEADERFUNCTION) { data, size, count, owner in
      guard let data, let owner else { return 0 }
      let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
      let transfer = Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
      return transfer.header(bytes.bindMemory(to: UInt8.self)) ? bytes.count : 0
    }
    _ = locum_easy_write(easy, CURLOPT_WRITEFUNCTION) { data, size, count, owner in
      guard let data, let owner else { return 0 }
      let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
      let transfer = Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
      return switch transfer.receive(bytes.bindMemory(to: UInt8.self)) {
      case .taken: bytes.count
      case .full: Int(CURL_WRITEFUNC_PAUSE)
      case .tooLarge: 0
      }
    }
  }

  private func setBody(_ request: HTTPRequest) {
    if request.method == "GET" {
      set(CURLOPT_HTTPGET, 1)
    } else {
      _ = locum_easy_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
      request.body.withUnsafeBytes { bytes in
        // libcurl takes its copy at once. An empty array may have no address; a body of no bytes
        // still needs one.
        let empty: StaticString = ""
        set(CURLOPT_COPYPOSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(empty.utf8Start))
      }
      if request.method != "POST" { set(CURLOPT_CUSTOMREQUEST, request.method) }
    }
  }

  private mutating func setHeaders(_ fields: HTTPHeaders) throws(ModelError) {
    // Without this a large body waits a second for the server's permission to be sent.
    headers = curl_slist_append(nil, "Expect:")
    for field in fields.fields {
      guard let line = field.line else {
        throw ModelError(
          kind: .rejected, message: "the header \(field.name) holds characters no header may hold",
          attempts: 0, shouldRetry: false)
      }
      headers = curl_slist_append(headers, line) ?? headers
    }
    _ = locum_easy_list(easy, CURLOPT_HTTPHEADER, headers)
  }

  private func set(_ option: CURLoption, _ value: Int) { _ = locum_easy_long(easy, option, value) }

  private func set(_ option: CURLoption, _ value: String) {
    _ = locum_easy_string(easy, option, value)
  }

  private func set(_ option: CURLoption, _ value: UnsafeRawPointer) {
    _ = locum_easy_pointer(easy, option, value)
  }
}

extension EasyHandle {
  /// What a finished transfer came to.
  func outcome(_ code: CURLcode, of transfer: CurlTransfer) -> Result<Timing, ModelError> {
    guard code != CURLE_OK else { return .success(timing(started: transfer.started)) }
    if transfer.isTooLarge {
      let limit = transfer.request.responseBytes
      return .failure(
        ModelError(kind: .tooLarge, message: "the response is larger than \(limit) bytes"))
    }
    let words = String(cString: message)
    let kind: ModelError.Kind = code == CURLE_OPERATION_TIMEDOUT ? .timeout : .connection
    let isHopeless = [
      CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_PEER_FAILED_VERIFICATION,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
    ].contains(code)
    return .failure(
      ModelError(
        kind: kind, message: words.isEmpty ? String(cString: curl_easy_strerror(code)) : words,
        shouldRetry: isHopeless ? false : nil))
  }

  /// Phases that a reused connection skipped are nil.
  private func timing(started: Date) -> Timing {
    var connections = 0
    _ = locum_info_long(easy, CURLINFO_NUM_CONNECTS, &connections)
    let isNew = connections > 0
    return Timing(
      started: started,
      nameLookup: isNew ? seconds(CURLINFO_NAMELOOKUP_TIME_T) : nil,
      connect: isNew ? seconds(CURLINFO_CONNECT_TIME_T) : nil,
      tls: isNew ? seconds(CURLINFO_APPCONNECT_TIME_T) : nil,
      firstByte: seconds(CURLINFO_STARTTRANSFER_TIME_T),
      total: seconds(CURLINFO_TOTAL_TIME_T))
  }

  private func seconds(_ info: CURLINFO) -> Double? {
    var microseconds: curl_off_t = 0
    guard locum_info_offset(easy, info, &microseconds) == CURLE_OK, microseconds > 0 else {
      return nil
    }
    return Double(microseconds) / 1e6
  }
}
