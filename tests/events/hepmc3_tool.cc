// Reads and writes event files with the HepMC3 library, for comparison with recast.
//   hepmc3_tool sums IN               one line: events particles vertices sums of E, px, py, pz, |weight|, cross section
//   hepmc3_tool asciiv3|hepmc2 IN OUT  writes the events of IN again
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>

#include "HepMC3/GenEvent.h"
#include "HepMC3/GenParticle.h"
#include "HepMC3/ReaderFactory.h"
#include "HepMC3/WriterAscii.h"
#include "HepMC3/WriterAsciiHepMC2.h"

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    const std::string mode = argv[1];
    auto reader = HepMC3::deduce_reader(argv[2]);
    if (!reader) return 3;
    std::unique_ptr<HepMC3::Writer> writer;
    long events = 0, particles = 0, vertices = 0;
    double e = 0, px = 0, py = 0, pz = 0, weights = 0, cross_section = 0;
    while (!reader->failed()) {
        HepMC3::GenEvent event(HepMC3::Units::GEV, HepMC3::Units::MM);
        reader->read_event(event);
        if (reader->failed()) break;
        event.set_units(HepMC3::Units::GEV, HepMC3::Units::MM);
        if (argc > 3 && !writer) {
            if (mode == "asciiv3") writer.reset(new HepMC3::WriterAscii(argv[3], event.run_info()));
            else writer.reset(new HepMC3::WriterAsciiHepMC2(argv[3], event.run_info()));
        }
        if (writer) writer->write_event(event);
        events += 1;
        particles += event.particles().size();
        vertices += event.vertices().size();
        for (const auto &particle : event.particles()) {
            if (particle->status() != 1) continue;
            e += particle->momentum().e();
            px += particle->momentum().px();
            py += particle->momentum().py();
            pz += particle->momentum().pz();
        }
        for (double weight : event.weights()) weights += std::fabs(weight);
        if (event.cross_section()) cross_section += event.cross_section()->xsec();
    }
    reader->close();
    if (writer) writer->close();
    std::printf("%ld %ld %ld %.15g %.15g %.15g %.15g %.15g %.15g\n", events, particles, vertices, e, px, py, pz,
                weights, cross_section);
    return 0;
}
