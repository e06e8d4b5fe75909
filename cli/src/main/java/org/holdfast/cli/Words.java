package org.holdfast.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.register.Finding;
import org.holdfast.report.Text;

/** Sentences that the command line says in more than one place or language. */
final class Words {
    private Words() {}

    /** A number without needless decimals. */
    static String number(double value) {
        BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        return (decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString();
    }

    /** A finding about the register, in English and Chinese. */
    static Text finding(Finding finding) {
        String table = finding.table() + ": ";
        String zh = switch (finding.subject()) {
            case NO_RESIDENT_MEMBER -> finding.count() + " 户没有常住成员：家庭规模为 0，人均数值未知";
            case EXPIRES_BEFORE_ONSET -> finding.count() + " 条灾害记录的结束日期早于开始日期，视为从未生效";
            case TABLE_ABSENT -> "缺少该表：依赖它的一切均为未知";
            case COLUMN_ABSENT -> "缺少列 " + finding.column() + "：每一行均为未知";
            case COLUMN_ASSUMED -> "缺少列 " + finding.column() + "：每一行按 " + finding.detail() + " 处理";
            case EXTRA_COLUMN -> "保留了附加列 " + finding.column();
            case NOT_IN_DESCRIPTOR -> finding.detail() + " 未列入 datapackage.json，已按文件名读取";
            case RESOURCE_NOT_READ -> "资源 " + finding.detail() + " 不是登记格式中的表，未读取";
        };
        return both(table + finding, table + zh);
    }

    static Text both(String english, String chinese) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en", english);
        texts.put("zh", chinese);
        return new Text(texts);
    }
}
