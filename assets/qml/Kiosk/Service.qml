import QtQuick
import Hall

// Everything told once about a service; what can be done stays in view while the rest is read.
Page {
    id: page

    readonly property real sideWidth: low ? 410 * Dp.unit : abreast ? 520 * Dp.unit : inner
    readonly property real mainWidth: abreast ? inner - sideWidth - 1.5 * Dp.gap : inner
    readonly property bool statsBeside: !Dp.portrait && !Dp.elder
    readonly property bool statsWithin: abreast && !statsBeside

    Column {
        id: head
        width: page.mainWidth
        spacing: Dp.gap
        Words {
            width: page.low ? page.inner : parent.width
            text: page.body.name
            size: page.low ? Dp.title * 0.86 : Dp.title
            squeezed: page.low
        }
        Stats {
            visible: !page.abreast
            width: parent.width
            body: page.body
        }
        ServiceNews {
            width: parent.width
            body: page.body
        }
    }
    Reading {
        frame: page.frame
        anchors { top: head.bottom; topMargin: Dp.gap; bottom: page.abreast ? parent.bottom : acts.top; bottomMargin: page.abreast ? 0 : Dp.gap }
        width: page.mainWidth
        Stats {
            visible: page.statsWithin
            width: parent.width
            body: page.body
            stacked: true
        }
        Stat {
            visible: page.statsBeside && said
            width: parent.width
            text: page.body.windows
            icon: "map-2"
            size: Dp.body * 0.94
        }
        MaterialTable {
            width: parent.width
            heading: page.body.bring
            rows: page.body.materials
        }
        Repeater {
            model: page.body.facts.length
            FactLine {
                required property int index
                fact: page.body.facts[index]
                width: parent.width
            }
        }
    }
    Stats {
        visible: page.statsBeside
        width: page.sideWidth
        x: parent.width - width
        body: page.body
        stacked: true
        place: false
    }
    ServiceActs {
        id: acts
        body: page.body
        abreast: page.abreast
        width: page.sideWidth
        x: parent.width - width
        y: parent.height - height
    }
}
