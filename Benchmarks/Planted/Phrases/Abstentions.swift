/// Ways of not knowing.
enum Abstentions {
  static func draw(with dice: inout Dice) -> String {
    Template.expand(dice.pick(abstaining), with: &dice)
  }

  private static let abstaining = Template.lines(
    """
    I don't know.
    I {don't|do not} know the answer to {that|this}.
    {Sorry, |}I'm not sure.
    I {can't|cannot} {tell|say}.
    {There is no way|I have no way} to know {that|this}.
    I don't have {enough|the} information to answer {that|this}.
    I'm afraid I don't know.
    I {can't|cannot} answer that with {any|much} confidence.
    {Nobody|No one} can know that{, and I won't guess|}.
    I have no {reliable information about that|way of knowing that}.
    I'm {unable|not able} to {determine|work out} {that|this}.
    That is {something|a thing} I don't know.
    I would only be guessing, so I'd rather not {say|answer}.
    It's {not possible|impossible} to {say|tell}.
    I {cannot|can't} determine {that|this} from {here|what I have}.
    I do not have that information.
    Unfortunately, I don't know {that|this}.
    I'm not certain enough to answer.
    {Honestly, |}I have no idea.
    I'm unsure{ about that|}, so I won't give {an answer|a figure}.
    """)
}
