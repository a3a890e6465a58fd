/// Why a stream of bytes cannot be cut into events any further.
enum FramingError: Error {
  /// One event is larger than the cap.
  case tooLarge
  /// What came is not what the framing allows.
  case damaged
}
