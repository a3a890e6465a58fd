/// The same desk in the wrong language.
enum ForeignSupport {
  struct Bank: Sendable {
    let openings: [String]
    let body: [String]
    let closings: [String]
  }

  static let all = [german, french]

  private static let german = Bank(
    openings: Template.lines(
      """
      Vielen Dank für Ihre {Nachricht|Anfrage|Geduld}.
      Es tut uns leid, dass Sie so lange auf Ihre Lieferung warten mussten.
      Gern helfe ich Ihnen bei dieser {Frage|Bestellung} weiter.
      Ich habe mir die {Unterlagen|Einträge} zu Ihrer Bestellung angesehen.
      """),
    body: Template.lines(
      """
      Das Paket wurde am Montag im Lager {gescannt|sortiert} und ist seitdem unterwegs.
      Die Verspätung liegt {vermutlich|wahrscheinlich} an den Bauarbeiten auf der Strecke.
      Sie können den Stand der Sendung jederzeit in Ihrem Konto {verfolgen|einsehen}.
      Bitte schicken Sie uns ein Foto {des Kartons|des Etiketts}, damit wir den Schaden prüfen können.
      Die Rückzahlung erfolgt auf die Karte, mit der Sie {bezahlt|bestellt} haben.
      Der Fahrer hat an der Tür leider keinen Namen gefunden.
      Eine zweite Zustellung ist für {Dienstag|Freitag} zwischen acht und zwölf Uhr geplant.
      Die Rechnung finden Sie im Anhang der {Bestätigung|Nachricht} von letzter Woche.
      Sie müssen im Moment nichts {bezahlen|zurückschicken}, solange wir den Fall prüfen.
      Nach den Angaben der Filiale ist die Ware sicher und {vollständig|unbeschädigt}.
      Das neue Etikett wird noch heute gedruckt und an Sie verschickt.
      Es könnte zwei oder drei Tage dauern, bis der nächste Eintrag erscheint.
      Die Versandkosten übernehmen wir selbstverständlich in voller Höhe.
      Wenn Sie möchten, können Sie die Ware auch in der Filiale {abholen|umtauschen}.
      """),
    closings: Template.lines(
      """
      Bei weiteren Fragen sind wir gern für Sie da.
      Mit freundlichen Grüßen, Ihr Kundendienst.
      Wir melden uns, sobald es etwas Neues gibt.
      """))

  private static let french = Bank(
    openings: Template.lines(
      """
      Merci beaucoup pour votre {message|patience}.
      Nous sommes désolés pour ce retard et pour la gêne que cela vous cause.
      Je comprends que cette attente soit désagréable pour vous.
      J'ai bien regardé le dossier de votre commande.
      """),
    body: Template.lines(
      """
      Le colis a été {enregistré|trié} au dépôt lundi et il est en route depuis.
      Le retard est {probablement|sans doute} dû aux travaux sur la ligne.
      Vous pouvez suivre votre envoi à tout moment dans votre compte.
      Merci de nous envoyer une photo {de la boîte|de l'étiquette} afin que nous puissions vérifier.
      Le remboursement sera versé sur la carte avec laquelle vous avez payé.
      Le livreur n'a malheureusement pas trouvé de nom sur la porte.
      Une deuxième livraison est prévue {mardi|vendredi} entre huit heures et midi.
      La facture se trouve avec la confirmation de la semaine dernière.
      Vous n'avez rien à {payer|renvoyer} pendant que nous examinons la demande.
      D'après l'agence, la marchandise est {complète|intacte} et bien emballée.
      La nouvelle étiquette sera imprimée aujourd'hui et envoyée chez vous.
      Il se peut que cela prenne encore deux ou trois jours.
      Les frais de port sont bien sûr entièrement à notre charge.
      Si vous préférez, vous pouvez retirer le paquet dans notre agence.
      """),
    closings: Template.lines(
      """
      N'hésitez pas à nous écrire si vous avez d'autres questions.
      Nous restons à votre disposition pour toute question.
      Bien cordialement, le service client.
      """))
}
