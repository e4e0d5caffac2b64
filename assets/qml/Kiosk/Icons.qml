pragma Singleton
import QtQuick

// Which drawing stands for what: by the icon that a button names, else by its domain, else by its act.
QtObject {
    readonly property string neutral: "layout-grid"

    readonly property var drawings: ({
        "start": "hand-finger", "back": "arrow-left", "home": "home", "elder": "text-size", "lower": "wheelchair",
        "language": "language", "speech": "volume", "take": "ticket", "add": "plus", "more": "plus", "basket": "basket",
        "claim": "user-star", "priority": "user-star", "proxy": "users", "guide": "printer", "reprint": "printer",
        "done": "check", "retry": "refresh", "stay": "hand-finger", "leave": "door-exit", "drop": "trash",
        "earlier": "arrow-up", "later": "arrow-down", "erase": "backspace", "restart": "refresh", "quit": "power",
        "print": "printer", "test": "printer"
    })
    readonly property var things: ({
        "consult": "headset", "guide": "headset", "collect": "package-import",
        "household": "id", "security": "shield", "insurance": "umbrella", "welfare": "umbrella", "pension": "walk",
        "employment": "briefcase", "labour": "briefcase", "medical": "first-aid-kit", "civil": "heart-handshake",
        "relief": "heart-handshake", "disabled": "wheelchair", "veterans": "medal", "conscription": "medal",
        "family": "users-group", "tax": "receipt-tax", "company": "building-store", "business": "building-store",
        "market": "apple", "property": "file-certificate", "housing": "home", "construction": "crane", "building": "crane",
        "land": "map-2", "transport": "bus", "health": "stethoscope", "education": "school", "culture": "camera",
        "farming": "plant-2", "nature": "trees", "safety": "alert-triangle", "justice": "scale", "party": "flag",
        "elderly": "walk", "military": "medal", "infant": "baby-carriage", "appointment": "calendar-check",
        "normal": "user", "none": "user"
    })
    readonly property var words: [
        [/户|证件|出入境/, "id"], [/治安|公安/, "shield"], [/养老|老年/, "walk"], [/就业|人才|劳动/, "briefcase"],
        [/医/, "first-aid-kit"], [/社会保险|社保|保障/, "umbrella"], [/民政|救助|帮扶/, "heart-handshake"],
        [/残疾/, "wheelchair"], [/军/, "medal"], [/税/, "receipt-tax"], [/企业|登记|营商/, "building-store"],
        [/不动产/, "file-certificate"], [/住房|水电/, "home"], [/工程|建设/, "crane"], [/规划|用地/, "map-2"],
        [/交通|运输/, "bus"], [/卫生|健康/, "stethoscope"], [/教育/, "school"], [/文化|旅游/, "camera"],
        [/农/, "plant-2"], [/林|水/, "trees"], [/环境|安全|应急/, "alert-triangle"], [/法律/, "scale"],
        [/党/, "flag"], [/咨询|帮办|帮助/, "headset"], [/取件|领/, "package-import"], [/孕|婴|幼/, "baby-carriage"]
    ]

    function of(button: var): string {
        if (!button)
            return "";
        const named = things[button.icon] ?? drawings[button.icon];
        if (named || button.icon !== "")
            return named ?? neutral;
        if (!["domain", "service", "priority"].includes(button.act))
            return drawings[button.act] ?? "";
        const found = words.find(pair => pair[0].test(button.label.zh));
        return things[button.value] ?? (found ? found[1] : neutral);
    }
}
