import QtQuick
import Hall

// Everything told once about a service; what can be done stays in view while the rest is read.
Page {
    id: page

    readonly property bool wide: !Dp.portrait
    readonly property real sideWidth: wide ? 520 * Dp.unit : inner
    readonly property real mainWidth: wide ? inner - sideWidth - 2 * Dp.gap : inner

    Words {
        id: name
        width: page.mainWidth
        text: page.body.name
        size: Dp.title
    }
    Flow {
        id: now
        anchors { top: name.bottom; topMargin: Dp.gap }
        width: page.mainWidth
        spacing: Dp.gap
        readonly property var stats: [page.body.waiting, page.body.wait, page.body.windows]
        readonly property var icons: ["users", "clock", "map-2"]
        Repeater {
            model: 3
            Stat {
                required property int index
                width: Dp.elder && index < 2 || index === 2 && Dp.elder ? now.width : index < 2 ? (now.width - Dp.gap) / 2 : now.width
                visible: !(Dp.elder && index === 0) && height > 33 * Dp.unit && (text.zh !== "" || text.en !== "")
                text: now.stats[index]
                icon: now.icons[index]
                size: Dp.elder ? Dp.body : Dp.body * 0.94
            }
        }
    }
    Reading {
        frame: page.frame
        anchors { top: now.bottom; topMargin: Dp.gap; bottom: page.wide ? parent.bottom : acts.top; bottomMargin: page.wide ? 0 : Dp.gap }
        width: page.mainWidth
        MaterialTable {
            width: parent.width
            heading: page.body.bring
            rows: page.body.materials
        }
        Repeater {
            model: page.body.facts.length
            FactLine {
                required property int index
                fact: page.body.facts[index] ?? null
                width: parent.width
            }
        }
    }
    ServiceActs {
        id: acts
        body: page.body
        width: page.sideWidth
        x: parent.width - width
        y: page.wide ? 0 : parent.height - height
    }
}
