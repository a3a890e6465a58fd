extension Authorization {
  /// A key that is one word goes out as a bearer token; a pair of keys signs each request.
  ///
  /// - Parameters:
  ///   - service: as requests are signed for it.
  ///   - label: the word of its host names that comes before the region's.
  static func aws(service: String, label: String) -> Authorization {
    var authorization = Authorization.bearer
    authorization.signing = Signing(
      parts: [
        .init(name: "AccessKeyId", variables: ["AWS_ACCESS_KEY_ID"]),
        .init(name: "SecretAccessKey", variables: ["AWS_SECRET_ACCESS_KEY"]),
        .init(name: "SessionToken", variables: ["AWS_SESSION_TOKEN"], isNeeded: false),
        .init(
          name: "Region", variables: ["AWS_REGION", "AWS_DEFAULT_REGION"], isSecret: false,
          isNeeded: false),
      ],
      sign: { request, parts, time in
        guard let id = parts["AccessKeyId"], let secret = parts["SecretAccessKey"],
          let region = region(in: request.url, after: label) ?? parts["Region"]
        else { return }
        SignatureV4(
          accessKeyID: id, secretAccessKey: secret, sessionToken: parts["SessionToken"],
          region: region, service: service
        ).sign(&request, at: time)
      },
      lack: { parts, url in
        guard (region(in: url, after: label) ?? parts["Region"]) == nil else { return nil }
        return EndpointError(
          "the address names no region to sign for, and AWS_REGION is not set",
          hint: "export AWS_REGION=…, the region that answers at that address")
      })
    return authorization
  }

  /// The host's own region, as in `bedrock-runtime.eu-west-1.amazonaws.com` and in the names of VPC
  /// endpoints, is right whatever the environment says.
  private static func region(in url: String, after label: String) -> String? {
    let labels = (Host.parts(of: url)?.authority ?? "").split(separator: ".").map(String.init)
    guard labels.contains("amazonaws"),
      let place = labels.firstIndex(where: { $0 == label || $0 == "\(label)-fips" }),
      place + 1 < labels.count, labels[place + 1] != "amazonaws"
    else { return nil }
    return labels[place + 1]
  }
}
