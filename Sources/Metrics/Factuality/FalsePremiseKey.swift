extension AnswerKey {
  /// Wordings for a false premise that a reply can hold while it takes the premise for true, where the
  /// key has no `premise` to tell that by.
  ///
  /// A denial of something named ("no gills") is none; a fact ("lungs"), a single word ("never") and a
  /// denial of nothing in particular ("did not") are.
  public var unguardedWordings: [String] {
    guard case .falsePremise(let aliases, nil) = self else { return [] }
    return aliases.filter { alias in
      let phrase = LoosePhrase(alias)
      return !phrase.holdsNegation || !PremiseDenial.isSpecific(alias)
    }
  }
}
