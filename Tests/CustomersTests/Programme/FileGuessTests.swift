import Tables
import Testing

@testable import Customers

@Suite struct FileGuessTests {
  static func guess(_ csv: String) throws -> FileGuess {
    FileGuess(try CSVReader().read(bytes: Array(csv.utf8), source: "t.csv"))
  }

  @Test(arguments: [
    (
      "account,contact_id,role,nps,date\na,1,boss,9,2025-01-02\na,2,user,3,2025-01-03\n",
      ProjectFile.Kind.responses
    ),
    ("company,contact,invited_at\na,1,2025-01-02\na,2,2025-01-02\n", .invitations),
    ("account,tier,arr\na,big,10\nb,small,5\n", .accounts),
    ("account,churned\na,yes\nb,no\n", .accounts),
    (
      "account,response_id,raised_at,followed_up_at\na,1,2025-01-02,\nb,2,2025-01-02,2025-01-09\n",
      .alerts
    ),
    ("account,staff,score\na,x,9\na,y,7\n", .staff),
    ("account,side,trust,alignment\na,ours,4,5\na,theirs,3,4\n", .partners),
    ("account,event,day\na,outage,2025-01-02\na,renewal,2025-02-02\n", .events),
    ("account,order_id,amount\na,1,10\na,2,12\n", .orders),
    ("month,customers,revenue\n2025-01,10,100\n2025-02,11,120\n", .figures),
  ])
  func theColumnsSayWhatAFileHolds(_ csv: String, _ kind: ProjectFile.Kind) throws {
    #expect(try Self.guess(csv).kind == kind)
  }

  @Test func aFileOfNothingKnownHasNoKind() throws {
    let guess = try Self.guess("colour,shape\nred,round\n")
    #expect(guess.kind == nil && guess.columns.isEmpty && guess.unused == ["colour", "shape"])
    #expect(guess.span == nil)
  }

  @Test func cellsMustSuitThePurpose() throws {
    // “score” off 0…10 is no likelihood to recommend, “date” without days is none.
    let guess = try Self.guess("account,score,date,role\na,55,soon,boss\nb,60,later,boss\n")
    #expect(!guess.columns.contains { $0.purpose == .netPromoter || $0.purpose == .answered })
    let free = try Self.guess("account,nps,role\na,9,Head of Sales\nb,3,Plant manager\nc,4,CTO\n")
    #expect(!free.columns.contains { $0.purpose == .role })
  }

  @Test func namesOtherColumnsThatWouldServeAndTheSpan() throws {
    let guess = try Self.guess(
      "account_id,account,nps,wave,answered_at\n1,a,9,w1,2025-03-01\n2,b,3,w1,2025-01-31\n")
    let account = try #require(guess.columns.first { $0.purpose == .account })
    #expect(account.column == "account_id" && account.others == ["account"])
    #expect(guess.span == "2025-01-31"..."2025-03-01")
    #expect(guess.unused == ["account"])
  }

  @Test func anEmptyTableIsNoAccident() throws {
    #expect(FileGuess(Table(source: "t", columns: [])).kind == nil)
    #expect(try Self.guess("account,nps\n").kind == nil)
  }
}
