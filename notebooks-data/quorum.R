# Quorum from R: call the program, read its JSON.
#
# Run with R 4.2 and jsonlite 1.8; CI has no R.
# Start it in this folder, with quorum on the PATH or its path in QUORUM.

library(jsonlite)

quorum <- function(...) {
  program <- Sys.getenv("QUORUM", "quorum")
  arguments <- c(..., "--format", "json")
  text <- system2(program, shQuote(arguments), stdout = TRUE)
  status <- attr(text, "status")
  if (!is.null(status) && status != 0) stop("quorum ended with exit code ", status)
  fromJSON(paste(text, collapse = "\n"))
}

# How sure is the score of each wave? flatten() makes interval.lower of interval$lower.
answer <- quorum("nps", "meridian/responses.csv", "--no-project", "--by", "wave")
waves <- flatten(answer$result$groups)
waves$wave <- vapply(waves$keys, function(keys) keys[1], character(1))
print(waves[, c("wave", "answers", "score", "interval.lower", "interval.upper")])

# What goes with churn?
answer <- quorum(
  "drivers", "meridian/responses.csv", "--no-project",
  "--accounts", "meridian/accounts.csv", "--as-of", "2025-12-31",
  "--outcome", "churned", "--drivers", "nps,usage,tenure_months,arr"
)
terms <- flatten(answer$result$terms)
print(terms[, c("term", "estimate", "interval.lower", "interval.upper", "p_value")])
cat(answer$findings$sentence, sep = "\n")
