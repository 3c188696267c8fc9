package org.fieldpost.app.map;

import java.util.List;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.notebook.Report;

/** One sign on the screen: what it stands for and where. */
sealed interface Sign permits Sign.OfPoint, Sign.OfReports {

    double x();

    double y();

    /** A known point. */
    record OfPoint(double x, double y, KnownPoint point) implements Sign {}

    /** One report, or several whose signs would cover each other; the first is a flash report where any is. */
    record OfReports(double x, double y, List<Report> reports) implements Sign {

        boolean flash() {
            return reports.get(0).observation().circumstances().flash();
        }
    }
}
