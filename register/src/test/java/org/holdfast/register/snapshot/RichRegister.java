package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.register.SampleRegister;

/** A small register with every table and every kind of column, unknown cells, and rows out of order. */
final class RichRegister {
    private RichRegister() {}

    static Path write(Path folder) throws IOException {
        return new SampleRegister(folder)
                .put(
                        "datapackage.json",
                        "{\"title\": \"Some county\", \"currency\": \"CNY\", \"resources\": [],"
                                + " \"licenses\": [{\"name\": \"CC-BY-4.0\"}]}")
                .put(
                        "place.csv",
                        "place_id,parent_id,level,name,lat,lon,population,priority_county\n"
                                + "CN,,nation,China,,,1400000000,\n53,CN,province,云南,25.5,-102.25,47000000,true\n")
                .put(
                        "household.csv",
                        "household_id,place_id,register_status,lifted_on,arable_land,weight,phone,room\n"
                                + "H2,53,lifted,2020-11-13,1.5,2.25,138,\nh1,CN,,,,,,blue\nH10,53,general,1969-12-31,0,,,red\n"
                                + "H1,53,monitored,,,0.125,,\n户,CN,,,,,,\n")
                .put(
                        "person.csv",
                        "household_id,person_id,name,birth_date,disability,resident,score\n"
                                + "H1,P3,张三,1980-02-29,,true,7\nH10,P2,,,1,false,\nH2,P1,李四,2001-01-01,0,,-70000\n"
                                + "H1,P0,\"O\"\"Neil, Anne\",,4,1,0\n户,P9,,,,,\n")
                .put(
                        "ledger.csv",
                        "household_id,person_id,month,flow,item,programme,amount,source,note\n"
                                + "H10,,2020-02,income,wage,,100.5,,x\nH1,P3,2019-12,income,transfer,subsistence,0,inspected,\n"
                                + "H10,P2,1999-01,expense,medical,,999999999999.99,,\nH1,,2020-02,expense,other,,0.01,,y\n")
                .put(
                        "event.csv",
                        "event_id,household_id,person_id,type,occurred_on,loss\n"
                                + "E1,H2,P1,illness,2020-05-06,12\nE0,H2,,fire,2020-05-06,\n")
                .put("assistance.csv", "assistance_id,household_id,measure,start_on,amount\nA1,H1,job,2020-01-01,5\n")
                .put("series.csv", "place_id,series,month,value\nCN,cpi,2020-01,102.5\n53,gdp,2020-02,1e12\n")
                .put("hazard.csv", "hazard_id,place_id,type,severity,onset,expires\nZ1,53,flood,severe,2020-07-01,\n")
                .directory;
    }
}
