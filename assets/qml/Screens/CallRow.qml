import QtQuick
import Hall

// One call: the number, and the window to go to.
Panel {
    id: row

    required property bool first
    required property string number
    required property string key
    required property var place
    readonly property bool light: first && number !== ""

    color: light ? Theme.plate : Theme.panel
    Accessible.role: Accessible.StaticText
    Accessible.name: number === "" ? "" : number + " " + place.zh + " " + place.en

    NumberPlate {
        id: shown
        x: row.height * 0.2
        width: row.width * 0.42 - x
        height: parent.height
        number: row.number
        call: row.key
        size: row.height * 0.92
        align: Text.AlignLeft
        color: row.light ? Theme.plateInk : Theme.number
    }
    Canvas {
        id: arrow
        visible: row.number !== ""
        property color ink: row.light ? Theme.plateInk : Theme.soft
        onInkChanged: requestPaint()
        x: row.width * 0.42 + height * 0.3
        anchors.verticalCenter: parent.verticalCenter
        height: row.height * 0.3
        width: height * 1.4
        onPaint: {
            const pen = getContext("2d");
            pen.reset();
            pen.fillStyle = ink;
            pen.fillRect(0, height * 0.4, width * 0.6, height * 0.2);
            pen.beginPath();
            pen.moveTo(width * 0.55, 0);
            pen.lineTo(width, height / 2);
            pen.lineTo(width * 0.55, height);
            pen.fill();
        }
    }
    Both {
        anchors { left: arrow.right; leftMargin: row.height * 0.3; right: parent.right; rightMargin: row.height * 0.2 }
        y: row.height * 0.06
        height: row.height * 0.88
        visible: row.number !== ""
        words: row.place
        size: row.height * (Theme.language === "both" ? 0.5 : 0.62)
        beside: 0.5
        color: row.light ? Theme.plateInk : Theme.ink
        besideColor: row.light ? Theme.plateInk : Theme.soft
    }
}
