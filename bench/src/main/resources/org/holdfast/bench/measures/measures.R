# The figures of the bench by R: data.table for what needs no design, survey for standard errors.
# Arguments: directory of the populations, threads, runs, file for the timings.
arguments <- commandArgs(trailingOnly = TRUE)
directory <- arguments[1]
threads <- as.integer(arguments[2])
runs <- as.integer(arguments[3])
line <- 12000
areas <- 6000L
replicates <- 200L

installed <- function(name) suppressPackageStartupMessages(requireNamespace(name, quietly = TRUE))

population <- function(work) {
  file <- file(file.path(directory, paste0(work, ".population")), "rb")
  on.exit(close(file))
  persons <- readBin(file, "integer", 1L, endian = "little")
  list(
    income = readBin(file, "double", persons, endian = "little"),
    weight = readBin(file, "double", persons, endian = "little"),
    region = readBin(file, "integer", persons, endian = "little"),
    area = readBin(file, "integer", persons, endian = "little"))
}

# A number as text that reads back as the same number.
numbers <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ","), "]")

timed <- function(work, task) {
  elapsed <- numeric(runs)
  processor <- numeric(runs)
  results <- task()
  for (run in seq_len(runs)) {
    gc()
    time <- system.time(results <- task(), gcFirst = FALSE)
    elapsed[run] <- time[["elapsed"]]
    processor[run] <- time[["user.self"]] + time[["sys.self"]]
  }
  sprintf('{"work":"%s","elapsed":%s,"processor":%s,"results":%s}',
    work, numbers(elapsed), numbers(processor), numbers(results))
}

# Incomes up to each share of the population and the income there, of incomes in ascending order.
lorenz <- function(income, weights, incomes, shares) {
  wanted <- shares * weights[length(weights)]
  at <- findInterval(wanted, weights, left.open = TRUE) + 1L
  before <- at - 1L
  list(
    curve = (c(0, incomes)[at] + (wanted - c(0, weights)[at]) * income[at]) / incomes[length(incomes)],
    edge = income[at])
}

# Head count, gap, severity, Gini and the shares of fifths, of incomes in ascending order.
figures <- function(income, weight) {
  earned <- weight * income
  weights <- cumsum(weight)
  incomes <- cumsum(earned)
  people <- weights[length(weights)]
  total <- incomes[length(incomes)]
  poor <- seq_len(findInterval(line, income, left.open = TRUE))
  gap <- (line - income[poor]) / line
  gaps <- weight[poor] * gap
  curve <- lorenz(income, weights, incomes, (1:4) / 5)$curve
  c(
    weights[length(poor)] / people, sum(gaps) / people, sum(gaps * gap) / people,
    sum(earned * (2 * weights - weight)) / people / total - 1,
    diff(c(0, curve, 1)))
}

by_data_table <- function() {
  library(data.table, warn.conflicts = FALSE)
  setDTthreads(threads)
  persons <- population("figures")
  table <- data.table(income = persons$income, weight = persons$weight, region = persons$region)
  rm(persons)
  timed("figures", function() {
    # Sorted once: groups keep the order of their rows.
    sorted <- table[order(income)]
    overall <- sorted[, figures(income, weight)]
    regions <- sorted[, list(figure = figures(income, weight)), keyby = region]
    c(overall, regions$figure)
  })
}

# Influences on the Gini index and on S80/S20, in the order of the rows.
influences <- function(income, weight) {
  order <- order(income, method = "radix")
  x <- income[order]
  w <- weight[order]
  earned <- w * x
  weights <- cumsum(w)
  incomes <- cumsum(earned)
  people <- weights[length(weights)]
  total <- incomes[length(incomes)]
  gini <- sum(earned * (2 * weights - w)) / people / total - 1
  of_gini <- (2 * (x * weights + total - incomes) - (gini + 1) * (total + people * x)) / (people * total)
  shares <- c(0.2, 0.8)
  read <- lorenz(x, weights, incomes, shares)
  ratio <- (1 - read$curve[2]) / read$curve[1]
  of_curve <- function(i) (shares[i] * read$edge[i] + pmin(x - read$edge[i], 0) - read$curve[i] * x) / total
  of_ratio <- -(of_curve(2) + ratio * of_curve(1)) / read$curve[1]
  back <- matrix(0, length(x), 2)
  back[order, 1] <- of_gini
  back[order, 2] <- of_ratio
  list(values = c(gini, ratio), influences = back)
}

by_survey <- function() {
  suppressPackageStartupMessages(library(survey))
  persons <- as.data.frame(population("errors"))
  timed("errors", function() {
    gap <- pmax(line - persons$income, 0) / line
    persons$poor <- as.numeric(persons$income < line)
    persons$gap <- gap
    persons$severity <- gap * gap
    whole <- influences(persons$income, persons$weight)
    persons$gini <- whole$influences[, 1]
    persons$ratio <- whole$influences[, 2]
    persons$gini_here <- 0
    persons$ratio_here <- 0
    rows <- split(seq_len(nrow(persons)), persons$region)
    values <- matrix(0, length(rows), 2)
    for (region in seq_along(rows)) {
      part <- influences(persons$income[rows[[region]]], persons$weight[rows[[region]]])
      persons$gini_here[rows[[region]]] <- part$influences[, 1]
      persons$ratio_here[rows[[region]]] <- part$influences[, 2]
      values[region, ] <- part$values
    }
    design <- svydesign(ids = ~area, strata = ~region, weights = ~weight, data = persons, nest = TRUE)
    means <- svymean(~ poor + gap + severity, design)
    totals <- svytotal(~ gini + ratio, design)
    regions <- svyby(~ poor + gap + severity, ~region, design, svymean)
    region_totals <- svyby(~ gini_here + ratio_here, ~region, design, svytotal)
    pairs <- function(values, errors) as.vector(rbind(values, errors))
    overall <- pairs(c(coef(means), whole$values), c(SE(means), SE(totals)))
    mean_values <- as.matrix(regions[, c("poor", "gap", "severity")])
    mean_errors <- as.matrix(SE(regions))
    total_errors <- as.matrix(SE(region_totals))
    c(overall, unlist(lapply(seq_along(rows), function(region) {
      pairs(c(mean_values[region, ], values[region, ]), c(mean_errors[region, ], total_errors[region, ]))
    })))
  })
}

# The bootstrap by a loop over replicates of incomes that are sorted once; the factors are given.
by_loop <- function() {
  persons <- population("bootstrap")
  file <- file(file.path(directory, "factors"), "rb")
  factors <- matrix(readBin(file, "double", areas * replicates, endian = "little"), areas, replicates)
  close(file)
  timed("bootstrap", function() {
    order <- order(persons$income, method = "radix")
    income <- persons$income[order]
    weight <- persons$weight[order]
    area <- persons$area[order] + 1L
    poor <- findInterval(line, income, left.open = TRUE)
    estimate <- function(w) {
      earned <- w * income
      weights <- cumsum(w)
      incomes <- cumsum(earned)
      people <- weights[length(weights)]
      total <- incomes[length(incomes)]
      curve <- lorenz(income, weights, incomes, c(0.2, 0.8))$curve
      c(weights[poor] / people, sum(earned * (2 * weights - w)) / people / total - 1, (1 - curve[2]) / curve[1])
    }
    full <- estimate(weight)
    drawn <- vapply(seq_len(replicates), function(r) estimate(weight * factors[area, r]), full)
    as.vector(rbind(full, sqrt(rowSums((drawn - full)^2) / (replicates - 1))))
  })
}

missing <- Filter(function(name) !installed(name), c("data.table", "survey"))
timings <- c(
  if (!("data.table" %in% missing)) by_data_table(),
  if (threads == 1L && !("survey" %in% missing)) by_survey(),
  if (threads == 1L) by_loop())
writeLines(
  sprintf('{"peer":"R","threads":%d,"timings":[%s],"missing":[%s]}',
    threads, paste(timings, collapse = ","), paste(sprintf('"%s"', missing), collapse = ",")),
  arguments[4])
