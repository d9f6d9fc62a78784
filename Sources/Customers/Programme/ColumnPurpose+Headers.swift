extension ColumnPurpose {
  /// Headers that name this purpose, letters and digits only, in lower case, the surest first: in
  /// English, then in German, French and Spanish.
  var headers: [String] {
    switch self {
    case .netPromoter:
      [
        "nps", "npsscore", "npsrating", "ltr", "likelihoodtorecommend", "likelytorecommend",
        "recommend", "recommendation", "netpromoterscore", "weiterempfehlung",
        "weiterempfehlungsbereitschaft", "empfehlungswahrscheinlichkeit", "recommandation",
        "recomendación", "recomendacion",
      ] + Self.anyScore
    case .satisfaction:
      [
        "csat", "csatscore", "satisfaction", "overallsatisfaction", "customersatisfaction",
        "satisfactionscore", "osat", "zufriedenheit", "gesamtzufriedenheit", "kundenzufriedenheit",
        "satisfacción", "satisfaccion",
      ] + Self.anyScore
    case .effort:
      [
        "ces", "cesscore", "effort", "customereffort", "effortscore", "ease", "aufwand",
        "kundenaufwand", "esfuerzo",
      ] + Self.anyScore
    case .account:
      [
        "accountid", "account", "accountname", "customerid", "customernumber", "customer",
        "customername", "companyid", "company", "companyname", "clientid", "client",
        "organisation", "organization", "kundennummer", "kundennr", "kundenid", "kunde",
        "kundenname", "firma", "firmenname", "unternehmen", "numéroclient", "numeroclient",
        "entreprise", "société", "societe", "númerodecliente", "numerodecliente", "cliente",
        "empresa",
      ]
    case .respondent:
      [
        "respondentid", "respondent", "contactid", "contact", "personid", "email", "emailaddress",
        "userid", "recipientemail", "ansprechpartner", "kontaktid", "kontakt", "emailadresse",
        "adresseemail", "courriel", "répondant", "repondant", "correoelectrónico",
        "correoelectronico", "encuestado",
      ]
    case .role:
      [
        "role", "jobrole", "joblevel", "stakeholder", "stakeholdergroup", "position", "jobtitle",
        "rolle", "funktion", "hierarchieebene", "rôle", "fonction", "rol", "cargo",
      ]
    case .revenue:
      [
        "arr", "revenue", "annualrevenue", "annualrecurringrevenue", "recurringrevenue", "mrr",
        "acv", "umsatz", "jahresumsatz", "chiffredaffaires", "ingresos", "facturación",
        "facturacion",
      ]
    case .wave:
      [
        "wave", "surveywave", "period", "halfyear", "quarter", "welle", "erhebungswelle",
        "befragungswelle", "halbjahr", "quartal", "vague", "trimestre", "semestre", "oleada",
      ]
    case .start:
      [
        "customersince", "startdate", "start", "contractstart", "signupdate", "signedup", "joined",
        "joindate", "firstorder", "onboarded", "activatedat", "createdat", "kundeseit",
        "vertragsbeginn", "clientdepuis", "clientedesde",
      ]
    case .end:
      Self.leaving + ["end", "contractend", "vertragsende", "findecontrat", "findecontrato"]
    case .churned:
      [
        "churned", "churn", "ischurned", "haschurned", "left", "lost", "cancelled", "canceled",
        "gekündigt", "gekuendigt", "abgewandert", "résilié", "resilie", "perdu", "perdido",
      ]
    case .tenure:
      [
        "tenuremonths", "tenure", "monthsascustomer", "customermonths", "months", "kundenmonate",
        "vertragsmonate",
      ]
    case .answered:
      [
        "respondedat", "responsedate", "answeredat", "answerdate", "dateanswered", "submittedat",
        "submissiondate", "datesubmitted", "submitted", "completedat", "completiondate",
        "surveydate", "answeredon", "respondedon", "completedon", "submittedon", "datecompleted",
        "dateofresponse", "dateofanswer", "responsetime", "completiontime", "recordeddate",
        "timestamp", "date",
        "createdat", "antwortdatum", "beantwortetam", "datum", "zeitstempel", "datederéponse",
        "datedereponse", "horodateur", "fechaderespuesta", "fecha", "marcatemporal",
      ]
    case .invited:
      [
        "invitedat", "invitationdate", "inviteddate", "invitedate", "invitedon", "dateinvited",
        "invitesentat", "invitationsentat", "surveysentat", "sentat", "sentdate", "senddate",
        "senton", "datesent", "mailedat", "emailedat", "deliveredat", "eingeladenam",
        "einladungsdatum", "versanddatum", "datedenvoi", "fechadeenvío", "fechadeenvio",
      ]
    case .reminded:
      [
        "remindedat", "reminderdate", "reminderat", "remindersentat", "remindedon",
        "lastreminderat", "erinnertam", "erinnerungsdatum", "datederelance",
        "fechaderecordatorio", "reminder",
      ]
    case .tier:
      [
        "tier", "accounttier", "customertier", "segment", "class", "category", "kundensegment",
        "kundenklasse",
      ]
    case .answer: ["responseid", "answerid", "response", "surveyresponseid"]
    case .raised:
      ["raisedat", "raisedon", "alertdate", "alertedat", "createdat", "openedat", "date"]
    case .followedUp:
      [
        "followedupat", "followedupon", "followupdate", "followup", "closedat", "resolvedat",
        "closedon", "resolvedon",
      ]
    case .department:
      ["department", "function", "team", "businessunit", "division", "abteilung"]
    case .owner: ["owner", "accountmanager", "assignedto", "assignee", "responsible", "manager"]
    }
  }

  /// Headers that name a score without saying of which question: they serve all three.
  static let anyScore = ["score", "rating", "bewertung", "puntuación", "puntuacion"]

  /// Headers of the day on which an account left, but for those that may lie in the future.
  static let leaving = [
    "churndate", "churnedat", "churnedon", "dateofchurn", "cancellationdate", "canceldate",
    "cancelledat", "canceledat", "enddate", "leftat", "lostat", "lostdate", "terminationdate",
    "terminatedat", "kündigungsdatum", "kuendigungsdatum", "gekündigtam", "gekuendigtam",
    "datederésiliation", "datederesiliation", "fechadebaja",
  ]

  /// Words that a question text used as a header holds together, in lower case.
  var questionWords: [[String]] {
    switch self {
    case .netPromoter:
      [
        ["recommend", "likely"], ["recommend", "likelihood"], ["empfehl", "wahrscheinlich"],
        ["recommand", "probab"], ["recomend", "probab"], ["recomiend", "probab"],
      ]
    case .satisfaction:
      [["satisfied"], ["satisfaction"], ["zufrieden"], ["satisfait"], ["satisfech"]]
    case .effort: [["easy"], ["effort"], ["einfach"], ["aufwand"], ["facile"], ["fácil"]]
    default: []
    }
  }

  /// How a question begins that asks for this without a word of chance. "What would you recommend that
  /// we change?" begins otherwise.
  var questionStarts: [String] {
    self == .netPromoter
      ? [
        "wouldyourecommend", "willyourecommend", "würdensieunsempfehlen",
        "würdensieunsweiterempfehlen", "nousrecommanderiezvous", "recommanderiezvous",
        "nosrecomendaría", "nosrecomendaria",
      ] : []
  }

  /// A header without the scale that stands behind it: "Recommend (0-10)", "CSAT [1–5]", "NPS 0 to 10".
  static func withoutScale(_ header: String) -> String {
    var rest = Substring(header)
    func blanks() { while rest.last?.isWhitespace ?? false { rest = rest.dropLast() } }
    func number() -> Int? {
      let digits = rest.reversed().prefix { ("0"..."9").contains($0) }.count
      let text = rest.suffix(digits)
      rest = rest.dropLast(digits)
      return digits <= 3 ? Int(text) : nil
    }
    blanks()
    let isBracketed = rest.last.map { ")]".contains($0) } ?? false
    if isBracketed { rest = rest.dropLast() }
    blanks()
    guard let high = number(), high >= 4 else { return header }
    blanks()
    let marks = ["to", "bis", "à", "-", "–", "—", "…", "...", ".."]
    guard let mark = marks.first(where: { rest.lowercased().hasSuffix($0) }) else { return header }
    rest = rest.dropLast(mark.count)
    blanks()
    guard let low = number(), low <= 1 else { return header }
    blanks()
    if isBracketed {
      guard let open = rest.last, "([".contains(open) else { return header }
      rest = rest.dropLast()
    }
    blanks()
    return rest.isEmpty ? header : String(rest)
  }

  /// As much of a header as tells what it is: a broken file can have one of a million characters, which
  /// is looked at some hundred times.
  private static let telling = 1_000

  /// A header in lower case, letters and digits only.
  static func plain(_ header: String) -> String {
    let start = header.unicodeScalars.prefix(telling)
    return String(
      String(start).lowercased().unicodeScalars.filter { scalar in
        switch scalar {
        case "a"..."z", "0"..."9": true
        // Asking for properties takes some ten times as long.
        default: !scalar.isASCII && scalar.properties.isAlphabetic
        }
      })
  }

  /// Whether the purpose is a day on which something was asked or answered.
  var isSurveyDate: Bool {
    self == .answered || self == .invited || self == .reminded
  }

  /// Whether the purpose is an answer to a question with a scale.
  var isScore: Bool { self == .netPromoter || self == .satisfaction || self == .effort }
}
