# What StatisticsTest compares with, computed in R by other code than the server's, into reference.csv beside this file.
# Run again, in this folder:  Rscript reference.R > reference.csv
# Last run with R 4.2.2, spdep 1.2.7, surveillance 1.20.3, vcd 1.4.11 (Debian 12: apt install --no-install-recommends r-base-core
# r-cran-spdep r-cran-surveillance r-cran-vcd); it takes some minutes, nearly all of them for the simulated run lengths.
#
# One line is one value or list: method,given,quantity,expected. Lists are parted by blanks, several things given by " | ".

suppressPackageStartupMessages({
  library(spdep)
  library(surveillance)
  library(vcd)
})

text <- function(values) paste(format(values, digits = 15, scientific = FALSE, trim = TRUE), collapse = " ")
exact <- function(values) paste(sprintf("%.15g", values), collapse = " ")
line <- function(method, given, quantity, expected)
  cat(method, ",", paste(given, collapse = " | "), ",", quantity, ",", exact(expected), "\n", sep = "")

cat("method,given,quantity,expected\n")

# Rate: Garwood's interval.
for (each in list(c(0, 1), c(1, 1), c(2, 0.37), c(5, 1), c(10, 1), c(17, 2.5), c(100, 3), c(2500, 41.6), c(1000000, 7))) {
  found <- poisson.test(each[1], each[2])
  line("rate", c(exact(each[1]), exact(each[2])), "low", found$conf.int[1])
  line("rate", c(exact(each[1]), exact(each[2])), "high", found$conf.int[2])
}

# The upper bound where nothing was seen: one-sided.
for (each in c(0.25, 1, 30, 1000)) {
  line("nothing", exact(each), "bound", poisson.test(0, each, alternative = "less")$conf.int[2])
}

# Rate ratio: mid-p by the conditional binomial, and the wider exact interval of poisson.test. What is solved for is the logarithm
# of the odds, and each tail is summed from its own side.
mid <- function(x, n, t, upper)
  pbinom(if (upper) x else x - 1, n, plogis(t), lower.tail = !upper) + dbinom(x, n, plogis(t)) / 2
midp <- function(x, e, y, f) {
  n <- x + y
  odds <- function(upper)
    exp(uniroot(function(t) mid(x, n, t, upper) - 0.025, c(-40, 40), tol = 1e-13, maxiter = 10000)$root)
  t <- log(e / f)
  c(low = if (x == 0) 0 else odds(TRUE) * f / e,
    high = if (y == 0) Inf else odds(FALSE) * f / e,
    p = min(1, 2 * mid(x, n, t, TRUE), 2 * mid(x, n, t, FALSE)))
}
for (each in list(c(11, 800, 21, 3011), c(5, 2, 3, 6), c(0, 1, 4, 3), c(4, 1, 0, 3), c(1, 1, 0, 1), c(1, 1, 1, 1), c(20, 4, 20, 12),
                  c(30, 4, 45, 12), c(7, 3.25, 40, 0.5), c(250, 4, 600, 12), c(0, 2, 900, 3), c(60, 1, 2, 50), c(150, 1, 100, 100),
                  c(1, 1, 50000, 40), c(9000, 4, 24000, 12), c(2000000, 4, 6000000, 12), c(2000000, 4, 6010000, 12))) {
  given <- sapply(each, exact)
  found <- midp(each[1], each[2], each[3], each[4])
  line("ratio", given, "low", found["low"])
  line("ratio", given, "high", found["high"])
  line("ratio", given, "p", found["p"])
  wider <- poisson.test(each[c(1, 3)], each[c(2, 4)])$conf.int
  line("ratio", given, "exact_low", wider[1])
  line("ratio", given, "exact_high", wider[2])
}

# Funnel: rates beside that of all; the ends drawn in by order statistics.
funnel <- function(counts, exposures) {
  all <- sum(counts) / sum(exposures)
  z <- (counts / exposures - all) / sqrt(all / exposures)
  n <- length(z)
  drawn <- rank(z, ties.method = "first")
  ends <- floor(n / 10)
  kept <- pmin(pmax(z, sort(z)[ends + 1]), sort(z)[n - ends])
  spread <- sum(kept^2) / n
  if (spread <= 1 + 2 * sqrt(2 / n)) spread <- 1
  list(all = all, spread = spread, z = z / sqrt(spread))
}
set.seed(1)
for (overdispersed in c(FALSE, TRUE)) for (n in c(5, 12, 40)) {
  exposures <- round(runif(n, 0.5, 20), 2)
  counts <- rpois(n, 3 * exposures * if (overdispersed) rgamma(n, 2, 2) else 1)
  found <- funnel(counts, exposures)
  for (quantity in names(found)) line("funnel", c(text(counts), text(exposures)), quantity, found[[quantity]])
  # Shrinkage: Marshall's global estimator, the same data.
  line("shrinkage", c(text(counts), text(exposures)), "rates", EBest(counts, exposures, family = "poisson")$estmm)
}
line("shrinkage", c("3 3 3 3", "2 2 2 2"), "rates", EBest(c(3, 3, 3, 3), c(2, 2, 2, 2), family = "poisson")$estmm)

# Hot spots: Gi* with binary weights, on a grid by edges, two-sided and by Benjamini and Hochberg.
hot <- function(rates, neighbours) {
  z <- as.numeric(localG(rates, nb2listw(include.self(neighbours), style = "B")))
  given <- c(exact(rates), paste(sapply(neighbours, function(each) paste(each - 1, collapse = ";")), collapse = " "))
  line("hotspots", given, "z", z)
  line("hotspots", given, "p", p.adjust(2 * pnorm(-abs(z)), "BH"))
}
hot(c(9, 8, 1, 7, 9, 2, 1, 1, 0), cell2nb(3, 3))
hot(round(rgamma(30, 2, 2), 4), cell2nb(5, 6))
clustered <- round(rgamma(48, 2, 2), 4)
clustered[c(1, 2, 3, 9, 10, 11, 17)] <- clustered[c(1, 2, 3, 9, 10, 11, 17)] + 4
hot(clustered, cell2nb(8, 6))

# Agreement: kappa by vcd; Cohen's simple standard error by hand, for vcd gives the one of Fleiss, Cohen and Everitt.
kappa <- function(both) {
  found <- Kappa(both)$Unweighted[["value"]]
  n <- sum(both)
  seen <- sum(diag(both)) / n
  chance <- sum(rowSums(both) * colSums(both)) / n^2
  error <- sqrt(seen * (1 - seen) / n) / (1 - chance)
  given <- apply(both, 1, text)
  line("kappa", given, "kappa", found)
  line("kappa", given, "low", max(-1, found + qnorm(0.025) * error))
  line("kappa", given, "high", min(1, found + qnorm(0.975) * error))
}
kappa(matrix(c(20, 5, 10, 15), 2, byrow = TRUE))
kappa(matrix(c(88, 14, 18, 10, 40, 10, 2, 6, 12), 3, byrow = TRUE))
kappa(matrix(c(1, 9, 8, 2), 2, byrow = TRUE))
kappa(matrix(c(12, 0, 0, 1, 7, 0, 0, 0, 9), 3, byrow = TRUE))

# Cusum: the run length without change, simulated; the sum takes off what lies half way to a doubling, and speaks when above h.
reference <- function(expected) 1 / (log(2 * expected) - log(expected)) * expected
simulated <- function(expected, h, runs, seed) {
  set.seed(seed)
  sum <- numeric(runs)
  passed <- 0
  total <- 0
  while (length(sum) > 0) {
    passed <- passed + 1
    sum <- pmax(0, sum + rpois(length(sum), expected) - reference(expected))
    over <- sum > h
    total <- total + passed * sum(over)
    sum <- sum[!over]
  }
  total / runs
}
# Where the simulated run length passes 300: bisected, each time with the same seed.
bisected <- function(expected) {
  low <- 0
  high <- 10 + 2 * sqrt(expected)
  for (i in 1:14) {
    middle <- (low + high) / 2
    if (simulated(expected, middle, 20000, i) < 300) low <- middle else high <- middle
  }
  (low + high) / 2
}
for (expected in c(0.05, 0.3, 1, 2.7, 5, 20)) {
  h <- round(bisected(expected), 2)
  # A little beside it too, for where counts are small the run length goes up in steps.
  for (beside in c(h - 0.4, h, h + 0.4)) if (beside > 0)
    line("cusum", c(exact(expected), exact(beside)), "run_length", simulated(expected, beside, 100000, 42))
}
# At a threshold of 0 every week speaks for itself.
for (expected in c(25, 80))
  line("cusum", c(exact(expected), "0"), "run_length", 1 / ppois(floor(reference(expected)), expected, lower.tail = FALSE))
# The package surveillance, for references that are multiples of a tenth and so for rates that lead to them; it speaks at h already.
for (k in c(0.5, 1.5, 4)) {
  expected <- k * log(2)
  for (h in c(2.55, 4.25)) {
    found <- arlCusum(h = h, k = k, theta = expected, distr = "poisson", digits = 2)$ARL
    line("cusum", c(exact(expected), exact(h)), "surveillance", found)
  }
}
