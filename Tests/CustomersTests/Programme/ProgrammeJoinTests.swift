import Foundation
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct ProgrammeJoinTests {
  static func table(_ csv: String, _ name: String = "t.csv") throws -> Table {
    try CSVReader().read(bytes: Array(csv.utf8), source: name)
  }

  static func meridian(_ name: String) throws -> Table {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../notebooks-data/meridian/\(name).csv").path
    return try CSVReader().read(path)
  }

  static let answers = """
    account,contact,role,wave,nps
    A,1,boss,w1,9
    A,2,user,w1,3
    B,3,user,w1,10
    X,4,user,w2,7

    """

  @Test func whatDoesNotMatchIsNamed() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.table(Self.answers),
      accounts: Self.table("account,tier\nA,big\nB,small\nC,small\n"),
      invitations: Self.table(
        "account,contact,role,wave\nA,1,boss,w1\nA,2,user,w1\nA,5,user,w1\nY,6,user,w1\n"))
    #expect(programme.accounts.map(\.id) == ["A", "B", "C", "X", "Y"])
    #expect(programme.accounts.map(\.tier) == ["big", "small", "small", nil, nil])
    let sentences = programme.notes.map(\.sentence)
    #expect(sentences.contains("1 account with answers is not in the accounts file: X."))
    #expect(sentences.contains("1 account with invitations is not in the accounts file: Y."))
    #expect(sentences.contains("2 accounts of the accounts file were never invited: B, C."))
    #expect(sentences.contains("2 answers have no invitation of the same person and wave."))
    // Invited: 1, 2, 5 of A and 6 of Y; answered: 1 and 2.
    #expect(programme.invitations?.map(\.answer) == [0, 1, nil, nil])
    #expect(programme.answers.map(\.invitation) == [0, 1, nil, nil])
  }

  @Test func everythingMatchingLeavesNoNote() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.table("account,contact,nps\nA,1,9\nB,2,3\n"),
      accounts: Self.table("account,tier\nA,big\nB,small\n"),
      invitations: Self.table("account,contact\nB,2\nA,1\n"))
    #expect(programme.notes.isEmpty)
    #expect(programme.invitations?.map(\.answer) == [1, 0])
  }

  @Test func anInvitationAndAnAnswerCountOnce() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.table("account,contact,wave,nps\nA,1,w1,9\nA,1,w1,8\nA,1,w2,7\n"),
      invitations: Self.table(
        "account,contact,wave\nA,1,w1\nA,1,w1\nA,1,w2\nA,2,w2\n"))
    #expect(programme.invitations?.map(\.answer) == [0, 2, nil])
    #expect(programme.answers.map(\.invitation) == [0, 0, 1])
    #expect(Set(programme.notes.map(\.code)) == ["repeated_invitations", "repeated_answers"])
  }

  @Test func oneFileWithRowsThatWereNotAnswered() throws {
    let named = try ProgrammeJoin().run(
      responses: Self.table("account,contact,wave,nps\nA,1,w1,9\nA,2,w1,\nB,3,w1,\nB,3,w1,4\n"))
    // Person 3 was invited once; the second row is the answer.
    #expect(named.invitations?.count == 3)
    #expect(named.invitations?.count { $0.answer != nil } == 2)
    #expect(named.answers.allSatisfy { $0.invitation != nil })
    // Without people each row is its own invitation.
    let unnamed = try ProgrammeJoin().run(
      responses: Self.table("account,nps\nA,9\nA,\nB,\nB,4\n"))
    #expect(unnamed.invitations?.count == 4)
    #expect(unnamed.invitations?.compactMap(\.answer).sorted() == [0, 1])
    // A file of answers alone does not say who was invited.
    #expect(try ProgrammeJoin().run(responses: Self.table("account,nps\nA,9\n")).invitations == nil)
  }

  @Test func withoutPeopleAnswersTakeInvitationsOfTheirAccountRoleAndWave() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.table(
        "account,role,wave,nps\nA,boss,w1,9\nA,user,w1,3\nA,user,w1,4\nB,user,w1,5\n"),
      invitations: Self.table(
        "account,role,wave,contact\nA,boss,w1,1\nA,user,w1,2\nA,user,w1,3\nA,user,w1,4\nB,boss,w1,5\n"
      ))
    // Three of A's four; B's user was not invited, its boss did not answer.
    #expect(programme.invitations?.map { $0.answer != nil } == [true, true, true, false, false])
    #expect(programme.answers.last?.invitation == nil)
  }

  @Test func anAnswerHasTheRoleAndDepartmentOfItsInvitation() throws {
    let responses = try Self.table(
      """
      respondent_id,account_id,wave,nps
      p,A,1,9
      p,A,2,8
      q,A,1,3
      r,B,1,5

      """)
    let invitations = try Self.table(
      """
      respondent_id,account_id,role,department,wave
      p,A,buyer,procurement,1
      p,A,user,production,2
      q,A,user,,2

      """)
    let programme = try ProgrammeJoin().run(responses: responses, invitations: invitations)
    // p's answers each take their own wave's; q's the only one there is; r was never invited.
    let roles = programme.answers.map { $0.role.map { programme.roles[$0] } }
    #expect(roles == ["buyer", "user", "user", nil])
    let departments = programme.answers.map(\.department)
    #expect(departments == ["procurement", "production", nil, nil])
    #expect(programme.notes.contains { $0.code == "roles_of_invitations" })
  }

  @Test func accountsAreFoundByNumberOrNameInEachFile() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.table("account,nps\nAlder, 9\n alder ,3\nBeech,10\n"),
      accounts: Self.table("account_id,account,churned\n1,Alder,yes\n2,Beech,no\n"),
      invitations: Self.table("account_id,contact\n1,x\n2,y\n"))
    #expect(programme.accounts.map(\.id) == ["Alder", "Beech"])
    #expect(programme.accounts.map(\.name) == ["Alder", "Beech"])
    #expect(programme.answers.map(\.account) == [0, 0, 1])
    #expect(programme.invitations?.map(\.account) == [0, 1])
    #expect(programme.accounts.map(\.churned) == [true, false])
  }

  @Test func aDeclaredColumnIdentifiesAndAnotherNames() throws {
    let accounts = try Self.table("account_id,account\n1,Alder\n2,Beech\n")
      .declaring(["account": "account_id"])
    let answers = try Self.table("Kunde,nps\n1,9\n2,3\n").declaring(["account": "Kunde"])
    let programme = try ProgrammeJoin().run(responses: answers, accounts: accounts)
    #expect(programme.accounts.map(\.id) == ["1", "2"])
    #expect(programme.accounts.map(\.name) == ["Alder", "Beech"])
  }

  @Test func alertsReferToAnswers() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.table("response_id,account,nps\nR1,A,3\nR2,B,9\n"),
      alerts: Self.table(
        "response_id,raised_at,followed_up_at\nR1,2025-01-02,2025-01-05\nR9,2025-01-03,\n"))
    #expect(programme.alerts?.map(\.answer) == [0, nil])
    #expect(programme.alerts?.map(\.account) == [0, nil])
    #expect(programme.alerts?.map { $0.followedUp != nil } == [true, false])
    #expect(programme.alerts?[0].followedUp.map { $0 - programme.alerts![0].raised! } == 3)
    #expect(
      programme.notes.map(\.sentence)
        == ["1 alert refers to an answer that is not among the answers."])
  }

  @Test func notesOfTheFilesAreKept() throws {
    let answers = try Self.table("account,nps\nA,9\n").declaring(
      [:],
      notes: [
        TableNote(code: "whole", sentence: "Whole."),
        TableNote(code: "other", sentence: "Other.", column: "unused"),
      ])
    #expect(try ProgrammeJoin().run(responses: answers).notes.map(\.code) == ["whole"])
  }

  @Test func rolesKeepTheOrderOfTheProject() throws {
    let project = Project(roles: [ProjectRole(name: "user"), ProjectRole(name: "boss")])
    let programme = try ProgrammeJoin(project: project).run(responses: Self.table(Self.answers))
    #expect(programme.roles == ["user", "boss"])
    #expect(programme.answers.map(\.role) == [1, 0, 0, 0])
  }

  @Test func offTheScaleFailsOrIsLeftOut() throws {
    let answers = try Self.table("account,nps\nA,9\nA,11\n")
    #expect(throws: ScoreError.self) { try ProgrammeJoin().run(responses: answers) }
    let dropped = try ProgrammeJoin(invalid: .drop).run(responses: answers)
    #expect(dropped.answers.compactMap(\.nps) == [9])
    #expect(dropped.notes.map(\.code).contains("invalid_answers"))
  }

  @Test func emptyFilesAreNoAccident() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.table("account,contact,nps\n"), accounts: Self.table("account,tier\nA,big\n"),
      invitations: Self.table("account,contact\n"), alerts: Self.table("response_id,raised_at\n"))
    #expect(programme.answers.isEmpty && programme.invitations == [] && programme.alerts == [])
    #expect(programme.accounts.map(\.id) == ["A"])
  }

  @Test func theSampleProgramme() throws {
    let programme = try ProgrammeJoin().run(
      responses: Self.meridian("responses"), accounts: Self.meridian("accounts"),
      invitations: Self.meridian("contacts"), alerts: Self.meridian("alerts"))
    #expect(programme.accounts.count == 60 && programme.accounts.allSatisfy { $0.row != nil })
    #expect(programme.accounts.count { $0.churned == true } == 12)
    #expect(programme.people.count == 219 && programme.waves.count == 4)
    #expect(programme.answers.count == 446)
    #expect(programme.answers.allSatisfy { $0.invitation != nil })
    #expect(programme.invitations?.count == 813)
    #expect(programme.invitations?.count { $0.answer != nil } == 446)
    #expect(programme.alerts?.count == 135)
    #expect(programme.alerts?.count { $0.followedUp != nil } == 108)
    #expect(programme.alerts?.allSatisfy { $0.answer != nil && $0.account != nil } == true)
    #expect(programme.notes.isEmpty, "\(programme.notes)")
    // An invitation and its answer are of one person, account, role and wave.
    for (place, invitation) in (programme.invitations ?? []).enumerated() {
      guard let answer = invitation.answer.map({ programme.answers[$0] }) else { continue }
      #expect(
        answer.person == invitation.person && answer.account == invitation.account
          && answer.role == invitation.role && answer.wave == invitation.wave
          && answer.invitation == place)
    }
  }
}
